package nl.polder.server.report.page;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.polder.server.analysis.Axis;
import nl.polder.server.analysis.Axis.Pull;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.report.page.Block.Figure.End;
import nl.polder.server.report.page.Block.Figure.Ends;

/** The lines of opinion in the words of the statements that pull most towards their ends. */
final class LineWords {
    private static final int PULLS = 2;
    /** The lines a drawing has room for: one that lies, one that stands. */
    private static final int DRAWN = 2;

    private final Words words;

    LineWords(Words words) {
        this.words = words;
    }

    /** For a drawing of one line. */
    Ends ofLine() {
        return new Ends(end(0, false), end(0, true), List.of(), List.of());
    }

    /** For a drawing of two lines; nothing above and below when nothing is known of the second. */
    Ends ofPlane() {
        return new Ends(end(0, false), end(0, true), end(1, true), end(1, false));
    }

    /** What the standing line is worth beside the lying one. */
    String standing() {
        var axes = words.results().axes();
        return axes.size() < DRAWN
                ? words.text("map.secondLine")
                : words.text(
                        "map.standing",
                        "second",
                        words.percent(axes.get(1).variation()),
                        "first",
                        words.percent(axes.get(0).variation()));
    }

    /** The statements in whose words the ends are named. */
    Set<Integer> statements() {
        return words.results().axes().stream()
                .limit(DRAWN)
                .flatMap(axis -> Stream.concat(pulls(axis, true), pulls(axis, false)))
                .map(Pull::statementId)
                .collect(Collectors.toSet());
    }

    private List<End> end(int axis, boolean plus) {
        return words.results().axes().stream()
                .skip(axis)
                .limit(1)
                .flatMap(it -> pulls(it, plus))
                .map(this::words)
                .toList();
    }

    private static Stream<Pull> pulls(Axis axis, boolean plus) {
        return (plus ? axis.towardsPlus() : axis.towardsMinus()).stream().limit(PULLS);
    }

    private End words(Pull pull) {
        int id = pull.statementId();
        String key = pull.side() == Side.AGREE ? "map.pullAgree" : "map.pullDisagree";
        return new End(words.text(key, "number", "" + id), words.brief(id), words.languageOf(id));
    }
}
