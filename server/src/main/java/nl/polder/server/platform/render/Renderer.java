package nl.polder.server.platform.render;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.context.MapValueResolver;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;

/**
 * Renders the Handlebars templates below {@code templates/} in the module {@code web}, compiled once at start.
 *
 * <p>A template sees one view record, whose figures are already written for the reader; it holds no logic beyond if and
 * each. Everything is escaped unless it is a text of ours with markup ({@code th}). A name that the view does not have
 * is a mistake and throws, so that a page never shows a hole. Helpers are in {@link TemplateHelpers}.
 */
public final class Renderer {

    private static final String SUFFIX = ".hbs";

    static final EscapingStrategy ESCAPING = new EscapingStrategy.Hbs(
            new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});

    private final Map<String, Template> templates = new HashMap<>();
    private final Messages messages;
    private final Assets assets;

    public Renderer(Messages messages, Assets assets) {
        this.messages = messages;
        this.assets = assets;
        SortedMap<String, byte[]> sources = ClassPathFolder.read("templates", "layout.hbs");
        Handlebars handlebars = new Handlebars(new TemplateSources(sources))
                .with(new ConcurrentMapTemplateCache())
                .with(ESCAPING);
        new TemplateHelpers(messages, assets).registerWith(handlebars);
        try {
            for (String file : sources.keySet()) {
                String name = file.substring(0, file.length() - SUFFIX.length());
                templates.put(name, handlebars.compile(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Messages messages() {
        return messages;
    }

    public Assets assets() {
        return assets;
    }

    /** Names of all templates, for the test that renders each. */
    Set<String> names() {
        return Set.copyOf(templates.keySet());
    }

    /** Renders a page whose links carry no language. */
    public Buffer render(String template, Object view, Language language) {
        return render(template, view, PageAddress.of(language, "/"));
    }

    /**
     * @param template path below {@code templates/} without its suffix, for example {@code participation/card}
     * @param view a record
     * @throws IllegalArgumentException if there is no such template
     */
    public Buffer render(String template, Object view, PageAddress address) {
        Template compiled = templates.get(template);
        if (compiled == null) {
            throw new IllegalArgumentException("no template " + template);
        }
        Context context = Context.newBuilder(view)
                .combine("page", PageView.of(address))
                .resolver(new RecordResolver(), MapValueResolver.INSTANCE)
                .build();
        context.data(TemplateHelpers.ADDRESS, address);
        try {
            return Buffer.buffer((compiled.apply(context).strip() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(template, e);
        } finally {
            context.destroy();
        }
    }

    /** What the layout needs: the language of the page and the links to the others. */
    record PageView(String lang, String dir, String languageName, List<Choice> languages) {

        record Choice(String tag, String name, String href, boolean current) {}

        static PageView of(PageAddress address) {
            Language language = address.language();
            List<Choice> choices = Arrays.stream(Language.values())
                    .map(each -> new Choice(each.tag(), each.ownName(), address.in(each), each == language))
                    .toList();
            return new PageView(language.tag(), language.direction(), language.ownName(), choices);
        }
    }
}
