package nl.polder.server.participation.page;

import java.util.Arrays;
import java.util.List;
import nl.polder.server.platform.render.Phrase;
import nl.polder.server.vote.Vote;
import org.jspecify.annotations.Nullable;

/**
 * The card and what stands around it.
 *
 * @param organisation who asks, empty when that was elsewhere
 * @param card absent when none is left, or when nobody can vote
 * @param over what is said in its place
 * @param saved the vote just saved, for the line below
 * @param undone whether a vote was just withdrawn
 * @param closed whether nobody can vote any more
 * @param votes how many votes the reader has
 */
record CardView(
        String slug,
        boolean example,
        String organisation,
        String question,
        String questionLanguage,
        @Nullable Card card,
        @Nullable Over over,
        @Nullable Saved saved,
        @Nullable Failed failed,
        boolean undone,
        boolean closed,
        int votes,
        boolean mayAdd,
        boolean resultsOpen,
        int resultsAfter) {

    /** From this many characters on a statement is set one step smaller. */
    private static final int LONG = 140;

    /**
     * @param key idempotency key of the form
     * @param served seal that came with the card
     */
    record Card(
            int statement,
            String text,
            String language,
            @Nullable String original,
            String originalLanguage,
            String originText,
            int left,
            String key,
            String served,
            String formToken,
            boolean importance,
            boolean important,
            List<Choice> choices,
            String reportHref) {

        public boolean isLong() {
            return text.codePointCount(0, text.length()) > LONG;
        }
    }

    /** One of the three buttons. */
    record Choice(String value, String text, String key, boolean mine) {

        static List<Choice> all(@Nullable Vote mine) {
            List<Vote> order = List.of(Vote.AGREE, Vote.DISAGREE, Vote.PASS);
            return order.stream()
                    .map(vote -> new Choice(
                            vote.text(),
                            "vote." + vote.text(),
                            Integer.toString(order.indexOf(vote) + 1),
                            vote == mine))
                    .toList();
        }
    }

    record Over(Phrase title, List<Phrase> sentences) {

        static Over of(Phrase title, Phrase... sentences) {
            return new Over(title, Arrays.asList(sentences));
        }
    }

    record Saved(
            int statement,
            Phrase words,
            String text,
            String language,
            boolean asksWhy,
            boolean important,
            String key,
            String formToken) {}

    record Failed(Phrase reason, String vote) {}
}
