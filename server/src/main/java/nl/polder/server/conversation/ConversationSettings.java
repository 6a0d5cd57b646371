package nl.polder.server.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return new ConversationSettings(
                slug,
                languages,
                titles,
                texts,
                statementLengthMax,
                moderationMode,
                importantMark,
                resultsVotesMin,
                simulated,
                simulatedNotice,
                imported,
                rowTier,
                opensAt,
                writingClosesAt,
                closesAt);
    }

    public ConversationSettings withModeration(ModerationMode mode) {
        return new ConversationSettings(
                slug,
                languages,
                titles,
                descriptions,
                statementLengthMax,
                mode,
                importantMark,
                resultsVotesMin,
                simulated,
                simulatedNotice,
                imported,
                rowTier,
                opensAt,
                writingClosesAt,
                closesAt);
    }

    public ConversationSettings withImportantMark() {
        return new ConversationSettings(
                slug,
                languages,
                titles,
                descriptions,
                statementLengthMax,
                moderationMode,
                true,
                resultsVotesMin,
                simulated,
                simulatedNotice,
                imported,
                rowTier,
                opensAt,
                writingClosesAt,
                closesAt);
    }

    public ConversationSettings asSimulated(Map<String, String> notice) {
        return new ConversationSettings(
                slug,
                languages,
                titles,
                descriptions,
                statementLengthMax,
                moderationMode,
                importantMark,
                resultsVotesMin,
                true,
                notice,
                imported,
                rowTier,
                opensAt,
                writingClosesAt,
                closesAt);
    }

    /** Brought in from rows that are public already: tier 2, statements as long as the database allows. */
    public ConversationSettings asImported() {
        return new ConversationSettings(
                slug,
                languages,
                titles,
                descriptions,
                1000,
                moderationMode,
                importantMark,
                resultsVotesMin,
                simulated,
                simulatedNotice,
                true,
                2,
                opensAt,
                writingClosesAt,
                closesAt);
    }

    public ConversationSettings withDates(
            Optional<Instant> opens, Optional<Instant> writingCloses, Optional<Instant> closes) {
        return new ConversationSettings(
                slug,
                languages,
                titles,
                descriptions,
                statementLengthMax,
                moderationMode,
                importantMark,
                resultsVotesMin,
                simulated,
                simulatedNotice,
                imported,
                rowTier,
                opens,
                writingCloses,
                closes);
    }

    /** The text of a language, else of the first language. */
    String inLanguage(Map<String, String> texts, String language) {
        String fallback = texts.getOrDefault(languages.getFirst(), "");
        return texts.getOrDefault(language, fallback);
    }
}
