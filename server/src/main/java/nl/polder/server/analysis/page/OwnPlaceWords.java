package nl.polder.server.analysis.page;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.analysis.OwnPlace;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.page.ResultsView.Differing;
import nl.polder.server.analysis.page.ResultsView.You;
import nl.polder.server.i18n.Formats;
import nl.polder.server.platform.render.Phrase;
import org.jspecify.annotations.Nullable;

/** Tells the reader where they stand, how sure that is, and where they differ from the group they vote most like. */
final class OwnPlaceWords {

    private final Wording wording;
    private final Formats formats;

    OwnPlaceWords(Wording wording) {
        this.wording = wording;
        this.formats = wording.formats();
    }

    You say(OwnPlace own) {
        if (wording.results().groups().isEmpty()) {
            return new You("", Phrase.of("results.you.noGroups"), List.of(), null, List.of());
        }
        if (own.group().isEmpty()) {
            Phrase first = Phrase.of(own.x().isPresent() ? "results.you.between" : "results.you.few");
            return new You("", first, more(own, -1), null, List.of());
        }
        int group = own.group().getAsInt();
        String letter = wording.letter(group);
        List<Differing> differs = own.differs().stream()
                .map(difference -> differing(difference, group))
                .toList();
        @Nullable Phrase title = differs.isEmpty() ? null : Phrase.of(wording.key("differ"), "letter", letter);
        return new You(
                wording.mark(group), Phrase.of(wording.key("you"), "letter", letter), more(own, group), title, differs);
    }

    private List<Phrase> more(OwnPlace own, int group) {
        List<Phrase> more = new ArrayList<>();
        if (own.certainty().isPresent()) {
            more.add(Phrase.of(
                    "results.you.certainty",
                    "share",
                    formats.percent(own.certainty().getAsDouble())));
        }
        for (OwnPlace.Likeness likeness : own.likeness()) {
            if (likeness.of() > 0) {
                more.add(Phrase.of(
                        wording.key(likeness.group() == group ? "likeness" : "otherLikeness"),
                        "letter",
                        wording.letter(likeness.group()),
                        "same",
                        likeness.same(),
                        "of",
                        likeness.of()));
            }
        }
        if (own.furtherPlus().isPresent()) {
            more.add(Phrase.of(
                    "results.you.further",
                    "share",
                    formats.percent(own.furtherPlus().getAsDouble())));
        }
        return more;
    }

    private Differing differing(OwnPlace.Difference difference, int group) {
        String own = difference.own() == Side.AGREE ? "agree" : "disagree";
        Phrase groupWords =
                switch (wording.statement(difference.statementId()).groups().get(group)) {
                    case Cell.Known known ->
                        Phrase.of(
                                wording.key("thinks"),
                                "letter",
                                wording.letter(group),
                                "agree",
                                formats.percent(known.agree().value()),
                                "disagree",
                                formats.percent(known.disagree().value()),
                                "n",
                                known.votes());
                    case Cell.Suppressed suppressed -> Phrase.of("results.notShown");
                };
        return new Differing(
                wording.text(difference.statementId()),
                wording.language(difference.statementId()),
                own,
                Phrase.of("results.you.own." + own),
                groupWords);
    }
}
