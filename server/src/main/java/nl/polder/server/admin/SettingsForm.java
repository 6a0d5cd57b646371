package nl.polder.server.admin;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.account.FormCheck;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.Typed;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationSettings;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.conversation.ModerationMode;
import nl.polder.server.i18n.Language;
import nl.polder.server.moderation.HouseRules.Rules;
import nl.polder.server.platform.Sha256;

/** The settings as a form: fields from what is stored, and what was typed back into settings, naming everything that is wrong. */
final class SettingsForm {

    private static final int TITLE_LENGTH_MAX = 200;
    private static final int TEXT_LENGTH_MAX = 20_000;
    private static final int STATEMENT_LENGTH_MIN = 40;
    private static final int VOTES_MIN_MAX = 100;
    private static final int NORM_HOURS_MAX = 720;

    private SettingsForm() {}

    /** Settings and house rules together, as the form has them. */
    record All(ConversationSettings settings, Rules rules) {}

    /** What is stored, as fields. */
    static Typed typed(All all) {
        ConversationSettings settings = all.settings();
        var fields = new HashMap<String, List<String>>();
        fields.put("language", settings.languages());
        for (Language language : Language.values()) {
            String tag = language.tag();
            fields.put("title_" + tag, List.of(settings.titles().getOrDefault(tag, "")));
            fields.put("description_" + tag, List.of(settings.descriptions().getOrDefault(tag, "")));
            fields.put("rules_" + tag, List.of(all.rules().texts().getOrDefault(tag, "")));
        }
        fields.put("moderation", List.of(settings.moderationMode().text()));
        fields.put("length", List.of(String.valueOf(settings.statementLengthMax())));
        fields.put("votes_min", List.of(String.valueOf(settings.resultsVotesMin())));
        fields.put("norm_hours", List.of(String.valueOf(all.rules().normHours())));
        fields.put("writing_closes", List.of(Dates.field(settings.writingClosesAt())));
        fields.put("closes", List.of(Dates.field(settings.closesAt())));
        if (settings.importantMark()) {
            fields.put("important", List.of("yes"));
        }
        return new Typed(fields);
    }

    /** Short and different when anything of it differs: two people who change the settings at the same time notice. */
    static String version(All all) {
        return HexFormat.of()
                .formatHex(Arrays.copyOf(Sha256.of(json(all).encode().getBytes(StandardCharsets.UTF_8)), 8));
    }

    /** For the audit log: everything the form can change. */
    static JsonObject json(All all) {
        var json = new JsonObject();
        typed(all).fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> json.put(entry.getKey(), String.join(", ", entry.getValue())));
        return json;
    }

    /** The settings that were typed; when something is wrong, {@code check} says what, and the result is what was stored. */
    static All read(StaffRequest request, FormCheck check, Conversation conversation, Rules rules, Instant now) {
        Typed typed = request.typed();
        List<String> languages = languages(typed, conversation.settings());
        var titles = texts(typed, "title_", languages);
        for (String language : languages) {
            String title = titles.getOrDefault(language, "");
            if (title.isEmpty() || title.length() > TITLE_LENGTH_MAX) {
                check.wrong("title_" + language, request.text("admin.wrong.title"));
            }
            if (typed.text("description_" + language).length() > TEXT_LENGTH_MAX) {
                check.wrong("description_" + language, request.text("admin.wrong.textLong"));
            }
            if (typed.text("rules_" + language).length() > TEXT_LENGTH_MAX) {
                check.wrong("rules_" + language, request.text("admin.wrong.textLong"));
            }
        }
        int length =
                number(request, check, "length", STATEMENT_LENGTH_MIN, ConversationSettings.STATEMENT_LENGTH_LIMIT);
        int votesMin = number(request, check, "votes_min", 0, VOTES_MIN_MAX);
        int normHours = number(request, check, "norm_hours", 1, NORM_HOURS_MAX);
        Optional<Instant> writingCloses = moment(request, check, "writing_closes");
        Optional<Instant> closes = moment(request, check, "closes");
        checkDates(request, check, conversation, writingCloses, closes, now);
        if (!check.isFine()) {
            return new All(conversation.settings(), rules);
        }
        ConversationSettings was = conversation.settings();
        var settings = new ConversationSettings(
                was.slug(),
                languages,
                titles,
                texts(typed, "description_", languages),
                length,
                typed.text("moderation").equals(ModerationMode.POST.text()) ? ModerationMode.POST : ModerationMode.PRE,
                typed.ticked("important"),
                votesMin,
                was.simulated(),
                was.simulatedNotice(),
                was.imported(),
                was.rowTier(),
                was.opensAt(),
                writingCloses,
                closes);
        return new All(settings, new Rules(texts(typed, "rules_", languages), normHours));
    }

    private static void checkDates(
            StaffRequest request,
            FormCheck check,
            Conversation conversation,
            Optional<Instant> writingCloses,
            Optional<Instant> closes,
            Instant now) {
        boolean over =
                conversation.state() == ConversationState.CLOSED || conversation.state() == ConversationState.ARCHIVED;
        if (closes.filter(at -> !at.isAfter(now)).isPresent() && !over) {
            check.wrong("closes", request.text("admin.wrong.closesPast"));
        }
        if (writingCloses.isPresent()
                && closes.isPresent()
                && writingCloses.get().isAfter(closes.get())) {
            check.wrong("writing_closes", request.text("admin.wrong.datesOrder"));
        }
        Optional<Instant> opens = conversation.settings().opensAt();
        if (opens.isPresent() && closes.isPresent() && !opens.get().isBefore(closes.get())) {
            check.wrong("closes", request.text("admin.wrong.closesBeforeOpening"));
        }
        boolean running = conversation.state() == ConversationState.OPEN
                || conversation.state() == ConversationState.WRITING_CLOSED;
        Optional<Instant> stood = conversation.settings().closesAt();
        boolean earlier = stood.isEmpty()
                ? closes.isPresent()
                : closes.filter(at -> at.isBefore(stood.get())).isPresent();
        if (running && earlier && stood.isPresent()) {
            check.wrong("closes", request.text("admin.wrong.closesEarlier"));
        }
    }

    private static List<String> languages(Typed typed, ConversationSettings was) {
        var languages = new ArrayList<String>();
        String first = typed.text("main").isEmpty() ? was.languages().getFirst() : typed.text("main");
        Language.find(first).map(Language::tag).ifPresent(languages::add);
        typed.all("language").stream()
                .flatMap(tag -> Language.find(tag).map(Language::tag).stream())
                .filter(tag -> !languages.contains(tag))
                .forEach(languages::add);
        return languages.isEmpty() ? was.languages() : languages;
    }

    private static Map<String, String> texts(Typed typed, String prefix, List<String> languages) {
        var texts = new HashMap<String, String>();
        for (String language : languages) {
            String text = typed.text(prefix + language);
            if (!text.isEmpty()) {
                texts.put(language, text);
            }
        }
        return texts;
    }

    private static int number(StaffRequest request, FormCheck check, String field, int min, int max) {
        String text = request.typed().text(field);
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (number < min || number > max) {
            check.wrong(field, request.text("admin.wrong.number", Map.of("min", min, "max", max)));
        }
        return number;
    }

    private static Optional<Instant> moment(StaffRequest request, FormCheck check, String field) {
        return switch (Dates.read(request.typed().text(field))) {
            case Dates.Read.Moment moment -> Optional.of(moment.at());
            case Dates.Read.Nothing nothing -> Optional.empty();
            case Dates.Read.Unreadable unreadable -> {
                check.wrong(field, request.text("admin.wrong.date"));
                yield Optional.empty();
            }
        };
    }
}
