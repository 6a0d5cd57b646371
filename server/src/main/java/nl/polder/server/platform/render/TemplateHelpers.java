package nl.polder.server.platform.render;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Options;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import nl.polder.server.i18n.Messages;

/**
 * The words a template knows besides if and each.
 *
 * <ul>
 *   <li>{@code {{t "card.left" n=left}}}: a text, escaped
 *   <li>{@code {{th "card.privacy" href=(link "/c/" slug "/about")}}}: a text of ours with markup; its arguments are
 *       escaped
 *   <li>{@code {{say phrase}}}: the same for a {@link Phrase} of the view
 *   <li>{@code {{link "/c/" slug "/mine"}}}: an address in the reader's language
 *   <li>{@code {{asset "polder.css"}}}: the address of a file
 *   <li>{@code <p{{direction words}}>}: that words of people are read from right to left, where they are
 *   <li>{@code {{icon "agree"}}}: the sign of a vote; {@code {{shape "a"}}}: the shape of a group, {@code "0"} for nobody's
 * </ul>
 */
final class TemplateHelpers {

    static final String ADDRESS = "address";

    private static final Pattern SHAPE_NAME = Pattern.compile("agree|disagree|pass|[a-f0]");

    private final Messages messages;
    private final Assets assets;

    TemplateHelpers(Messages messages, Assets assets) {
        this.messages = messages;
        this.assets = assets;
    }

    void registerWith(Handlebars handlebars) {
        handlebars.registerHelper("t", (Object key, Options options) -> text(key, options.hash, options));
        handlebars.registerHelper("th", (Object key, Options options) -> textWithMarkup(key, options));
        handlebars.registerHelper("say", (Object phrase, Options options) -> say((Phrase) phrase, options));
        handlebars.registerHelper("link", (Object first, Options options) -> link(first, options));
        handlebars.registerHelper("asset", (Object name, Options options) -> assets.url(name.toString()));
        handlebars.registerHelper("direction", (Object words, Options options) -> direction(words.toString()));
        handlebars.registerHelper("icon", (Object vote, Options options) -> icon(shape(vote)));
        handlebars.registerHelper("shape", (Object group, Options options) -> mark(shape(group)));
        handlebars.registerHelperMissing((Object context, Options options) -> {
            throw new IllegalStateException("no value " + options.helperName + " in " + options.fn.filename());
        });
    }

    private String text(Object key, Map<String, ?> arguments, Options options) {
        return messages.text(address(options).language(), key.toString(), arguments);
    }

    private Object textWithMarkup(Object key, Options options) {
        return say(new Phrase(key.toString(), options.hash), options);
    }

    private Object say(Phrase phrase, Options options) {
        Map<String, Object> escaped = new HashMap<>();
        phrase.arguments()
                .forEach((name, value) -> escaped.put(
                        name,
                        value instanceof Number
                                ? value
                                : Renderer.ESCAPING.escape(value.toString()).toString()));
        return new Handlebars.SafeString(text(phrase.key(), escaped, options));
    }

    private static String link(Object first, Options options) {
        StringBuilder target = new StringBuilder(first.toString());
        for (Object part : options.params) {
            target.append(part);
        }
        return address(options).link(target.toString());
    }

    /** By the first letter that has a direction, as browsers do; written out, because a PDF's engine does not look. */
    private static Object direction(String words) {
        boolean rightToLeft = words.codePoints()
                .map(Character::getDirectionality)
                .filter(it -> it == Character.DIRECTIONALITY_LEFT_TO_RIGHT || isRightToLeft(it))
                .mapToObj(TemplateHelpers::isRightToLeft)
                .findFirst()
                .orElse(false);
        return new Handlebars.SafeString(rightToLeft ? " dir=\"rtl\"" : "");
    }

    private static boolean isRightToLeft(int directionality) {
        return directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static Object icon(String vote) {
        return new Handlebars.SafeString(
                "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">"
                        + "<use href=\"#v-" + vote + "\"/></svg>");
    }

    private static Object mark(String group) {
        return new Handlebars.SafeString(
                "<svg class=\"mark\" viewBox=\"-9 -9 18 18\" aria-hidden=\"true\" focusable=\"false\">"
                        + "<use class=\"g" + group + "\" href=\"#m-" + group + "\"/></svg>");
    }

    private static String shape(Object name) {
        if (!SHAPE_NAME.matcher(name.toString()).matches()) {
            throw new IllegalArgumentException("no shape is called " + name);
        }
        return name.toString();
    }

    private static PageAddress address(Options options) {
        PageAddress address = options.data(ADDRESS);
        return address;
    }
}
