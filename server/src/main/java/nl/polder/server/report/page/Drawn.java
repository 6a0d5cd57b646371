package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Share;
import nl.polder.server.report.figure.Bar;
import nl.polder.server.report.figure.GroupMark;
import nl.polder.server.report.figure.IntervalPlot;

/** Rows of shares, drawn and written in the same way in every section. */
final class Drawn {
    private final Words words;

    Drawn(Words words) {
        this.words = words;
    }

    /** Everybody first, then each group; what is kept back says so. */
    Block.Bars bars(StatementResult statement) {
        List<Block.BarRow> rows = new ArrayList<>();
        rows.add(bar("", words.text("everybody"), statement.everybody(), true));
        for (int g : words.shownGroups()) {
            rows.add(bar(
                    GroupMark.inline(words.shape(g)),
                    words.group(g),
                    statement.groups().get(g),
                    false));
        }
        return new Block.Bars(words.text("bars.caption", "number", "" + statement.statementId()), rows);
    }

    private Block.BarRow bar(String mark, String who, Cell cell, boolean all) {
        return switch (cell) {
            case Cell.Known known ->
                new Block.BarRow(
                        mark,
                        who,
                        words.formats.count(known.votes()),
                        Bar.row(
                                known.agree().value(),
                                known.pass().value(),
                                known.disagree().value(),
                                words.text(
                                        "bars.alt",
                                        "agree",
                                        words.percent(known.agree().value()),
                                        "pass",
                                        words.percent(known.pass().value()),
                                        "disagree",
                                        words.percent(known.disagree().value()))),
                        words.percent(known.agree().value()),
                        words.percent(known.pass().value()),
                        words.percent(known.disagree().value()),
                        "",
                        all);
            case Cell.Suppressed ignored ->
                new Block.BarRow(mark, who, "", "", "", "", "", words.text(all ? "keptBack" : "notShown"), all);
        };
    }

    Block.Intervals intervals(int statement, Side side, List<Block.IntervalRow> rows) {
        return new Block.Intervals(words.text("intervals.caption", "number", "" + statement), words.answer(side), rows);
    }

    /** A statement with what is said of it and its intervals. */
    Block quoted(int statement, Side side, String said, Block.Intervals intervals) {
        return Block.quoted(new Block.Quoted(
                statement,
                words.answered(side),
                words.brief(statement),
                words.languageOf(statement),
                said,
                null,
                intervals));
    }

    /** A statement with what is said of it and its bars. */
    Block quoted(StatementResult statement, String said) {
        int id = statement.statementId();
        return Block.quoted(
                new Block.Quoted(id, "", words.brief(id), words.languageOf(id), said, bars(statement), null));
    }

    Block.IntervalRow group(int group, Share share) {
        return row(
                GroupMark.inline(words.shape(group)),
                words.group(group),
                share,
                IntervalPlot.row(share, words.shape(group), alternative(share)));
    }

    /** The people of the other groups together; where there is one, that group. */
    Block.IntervalRow groupsBut(int group, Share share) {
        return words.results().groups().size() == 2
                ? group(1 - group, share)
                : row(
                        GroupMark.others(),
                        words.groupsButHead(),
                        share,
                        IntervalPlot.row(share, -1, alternative(share)));
    }

    Block.IntervalRow everybody(Share share) {
        return row(GroupMark.others(), words.text("everybody"), share, IntervalPlot.row(share, -1, alternative(share)));
    }

    private Block.IntervalRow row(String mark, String who, Share share, String range) {
        return new Block.IntervalRow(
                mark, who, words.formats.count(share.base()), range, words.percent(share.value()), words.margin(share));
    }

    private String alternative(Share share) {
        return words.text("intervals.alt", "share", words.percent(share.value()), "margin", words.margin(share));
    }

    /** The share of an answer in a cell; empty when it is kept back. */
    static Optional<Share> share(Cell cell, Side side) {
        return switch (cell) {
            case Cell.Known known -> Optional.of(side == Side.AGREE ? known.agree() : known.disagree());
            case Cell.Suppressed ignored -> Optional.empty();
        };
    }
}
