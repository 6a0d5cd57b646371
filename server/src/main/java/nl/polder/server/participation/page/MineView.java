package nl.polder.server.participation.page;

import java.util.List;
import nl.polder.server.platform.render.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * My votes and statements.
 *
 * @param said what the last form did
 * @param changeable whether votes can still be changed
 * @param hasData whether the reader is known here, so that there is something to download or erase
 */
record MineView(
        String slug,
        boolean example,
        @Nullable Phrase said,
        Phrase lead,
        List<Filter> filters,
        List<Vote> votes,
        boolean changeable,
        List<Own> statements,
        boolean mayAdd,
        boolean hasData) {

    record Filter(Phrase text, String href, boolean current) {}

    record Vote(
            int statement,
            String text,
            String language,
            String choice,
            String choiceText,
            List<Phrase> remarks,
            boolean important,
            String key,
            String formToken,
            List<CardView.Choice> choices) {}

    /** @param tone {@code go}, {@code no} or {@code wait}, for the label's border */
    record Own(String text, String language, String stateText, String tone, List<Phrase> explanation) {}
}
