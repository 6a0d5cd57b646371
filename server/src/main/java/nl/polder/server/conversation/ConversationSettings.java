package nl.polder.server.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the organiser chooses.
 *
 * @param slug {@code [a-z0-9-]{1,80}}, in the address
 * @param languages BCP 47, the first is the one to fall back on; at least one
 * @param titles language to title; must have the first language
 * @param descriptions language to Markdown
 * @param statementLengthMax in code points after NFC, 1 to 1000
 * @param importantMark whether "important to me" is offered
 * @param resultsVotesMin own votes needed before live results are shown (or all votable ones if there are fewer)
 * @param simulated some or all participants are made up; {@code simulatedNotice} says so by language
 * @param imported brought in from another system
 * @param rowTier 1 = counts only, 2 = rows by pseudonym are released
 * @param closesAt no vote is accepted from this moment on, whatever the state
 */
public record ConversationSettings(
        String slug,
        List<String> languages,
        Map<String, String> titles,
        Map<String, String> descriptions,
        int statementLengthMax,
        ModerationMode moderationMode,
        boolean importantMark,
        int resultsVotesMin,
        boolean simulated,
        Map<String, String> simulatedNotice,
        boolean imported,
        int rowTier,
        Optional<Instant> opensAt,
        Optional<Instant> writingClosesAt,
        Optional<Instant> closesAt) {

    public static final int STATEMENT_LENGTH_DEFAULT = 140;

    /** What the database holds, in code points. */
    public static final int STATEMENT_LENGTH_LIMIT = 1000;

    public static final int RESULTS_VOTES_MIN_DEFAULT = 7;

    public ConversationSettings {
        if (!slug.matches("[a-z0-9-]{1,80}")) {
            throw new IllegalArgumentException("not a slug: " + slug);
        }
        languages = List.copyOf(languages);
        titles = Map.copyOf(titles);
        descriptions = Map.copyOf(descriptions);
        simulatedNotice = Map.copyOf(simulatedNotice);
        if (languages.isEmpty() || !titles.containsKey(languages.getFirst())) {
            throw new IllegalArgumentException("no title in the first language of " + slug);
        }
    }

    /** The defaults of a real conversation: moderated before publication, 140 characters, results after 7 votes. */
    public static ConversationSettings of(String slug, List<String> languages, Map<String, String> titles) {
        return new ConversationSettings(
                slug,
                languages,
                titles,
                Map.of(),
                STATEMENT_LENGTH_DEFAULT,
                ModerationMode.PRE,
                false,
                RESULTS_VOTES_MIN_DEFAULT,
                false,
                Map.of(),
                false,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public ConversationSettings withDescriptions(Map<String, String> texts) {
        return changed(draft -> draft.descriptions = texts);
    }

    public ConversationSettings withModeration(ModerationMode mode) {
        return changed(draft -> draft.moderationMode = mode);
    }

    public ConversationSettings withImportantMark() {
        return changed(draft -> draft.importantMark = true);
    }

    public ConversationSettings asSimulated(Map<String, String> notice) {
        return changed(draft -> {
            draft.simulated = true;
            draft.simulatedNotice = notice;
        });
    }

    /**
     * Brought in from elsewhere, statements as long as the database allows.
     *
     * @param rowsPublic whether its rows are public already: tier 2
     */
    public ConversationSettings asImported(boolean rowsPublic) {
        return changed(draft -> {
            draft.imported = true;
            draft.rowTier = rowsPublic ? 2 : 1;
            draft.statementLengthMax = STATEMENT_LENGTH_LIMIT;
        });
    }

    public ConversationSettings withDates(
            Optional<Instant> opens, Optional<Instant> writingCloses, Optional<Instant> closes) {
        return changed(draft -> {
            draft.opensAt = opens;
            draft.writingClosesAt = writingCloses;
            draft.closesAt = closes;
        });
    }

    /** The text of a language, else of the first language. */
    String inLanguage(Map<String, String> texts, String language) {
        String fallback = texts.getOrDefault(languages.getFirst(), "");
        return texts.getOrDefault(language, fallback);
    }

    private ConversationSettings changed(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** The settings while one of them changes. What has no way to change it here stays as it was. */
    private static final class Draft {

        private final ConversationSettings before;
        private Map<String, String> descriptions;
        private int statementLengthMax;
        private ModerationMode moderationMode;
        private boolean importantMark;
        private boolean simulated;
        private Map<String, String> simulatedNotice;
        private boolean imported;
        private int rowTier;
        private Optional<Instant> opensAt;
        private Optional<Instant> writingClosesAt;
        private Optional<Instant> closesAt;

        private Draft(ConversationSettings before) {
            this.before = before;
            descriptions = before.descriptions;
            statementLengthMax = before.statementLengthMax;
            moderationMode = before.moderationMode;
            importantMark = before.importantMark;
            simulated = before.simulated;
            simulatedNotice = before.simulatedNotice;
            imported = before.imported;
            rowTier = before.rowTier;
            opensAt = before.opensAt;
            writingClosesAt = before.writingClosesAt;
            closesAt = before.closesAt;
        }

        private ConversationSettings settings() {
            return new ConversationSettings(
                    before.slug,
                    before.languages,
                    before.titles,
                    descriptions,
                    statementLengthMax,
                    moderationMode,
                    importantMark,
                    before.resultsVotesMin,
                    simulated,
                    simulatedNotice,
                    imported,
                    rowTier,
                    opensAt,
                    writingClosesAt,
                    closesAt);
        }
    }
}
