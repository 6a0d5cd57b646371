package nl.polder.server.analysis.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Dividing;
import nl.polder.server.analysis.Results.Minority;
import nl.polder.server.analysis.Results.Shared;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Results.Unclear;
import nl.polder.server.analysis.Share;
import nl.polder.server.analysis.page.ResultsView.BarRow;
import nl.polder.server.analysis.page.ResultsView.StatementRow;
import nl.polder.server.analysis.page.ResultsView.UnclearItem;
import nl.polder.server.i18n.Formats;
import nl.polder.server.platform.render.Phrase;
import org.jspecify.annotations.Nullable;

/** Statements with a sentence that says what is found and a table that is its figure: everybody first, then the groups. */
final class StatementRows {

    private final Wording wording;
    private final Formats formats;

    StatementRows(Wording wording) {
        this.wording = wording;
        this.formats = wording.formats();
    }

    List<StatementRow> shared() {
        return wording.results().shared().stream().map(this::shared).toList();
    }

    List<StatementRow> dividing() {
        return wording.results().dividing().stream().map(this::dividing).toList();
    }

    List<StatementRow> minority() {
        return wording.results().minority().stream().map(this::minority).toList();
    }

    List<UnclearItem> unclear() {
        return wording.results().unclear().stream()
                .map(item -> new UnclearItem(
                        wording.text(item.statementId()), wording.language(item.statementId()), why(item)))
                .toList();
    }

    private StatementRow shared(Shared shared) {
        String scope = wording.sharesByGroups() ? wording.key("shared") : "results.shared.all";
        Phrase sentence = Phrase.of(scope + Wording.suffix(shared.side()), "share", formats.atLeast(shared.atLeast()));
        @Nullable
        Phrase more = shared.margin().isPresent()
                ? Phrase.of(
                        "results.shared.margin" + Wording.suffix(shared.side()),
                        "n",
                        shared.margin().getAsInt())
                : null;
        return row(shared.statementId(), wording.answered(shared.side()), sentence, more);
    }

    private StatementRow dividing(Dividing dividing) {
        if (dividing.agreeGroup().isPresent() && dividing.disagreeGroup().isPresent()) {
            return row(
                    dividing.statementId(),
                    null,
                    Phrase.of(
                            wording.key("divides"),
                            "most",
                            wording.letter(dividing.agreeGroup().getAsInt()),
                            "least",
                            wording.letter(dividing.disagreeGroup().getAsInt()),
                            "points",
                            Math.round(dividing.difference() * 100)),
                    null);
        }
        return row(dividing.statementId(), null, everybodySentence(dividing.statementId()), null);
    }

    private StatementRow minority(Minority minority) {
        Share holders = minority.holders();
        Optional<Share> elsewhere = minority.elsewhere();
        if (minority.group().isPresent() && elsewhere.isPresent()) {
            return row(
                    minority.statementId(),
                    wording.answered(minority.side()),
                    Phrase.of(
                            wording.key("minority") + Wording.suffix(minority.side()),
                            "letter",
                            wording.letter(minority.group().getAsInt()),
                            "k",
                            wording.results().groups().size(),
                            "share",
                            formats.percent(holders.value()),
                            "n",
                            holders.base(),
                            "otherShare",
                            formats.percent(elsewhere.get().value()),
                            "otherN",
                            elsewhere.get().base()),
                    null);
        }
        return row(
                minority.statementId(),
                wording.answered(minority.side()),
                ofAll("results.minority" + Wording.suffix(minority.side()), holders),
                null);
    }

    private Phrase everybodySentence(int statementId) {
        return switch (wording.statement(statementId).everybody()) {
            case Cell.Known known -> ofAll("results.agrees", known.agree());
            case Cell.Suppressed suppressed -> Phrase.of("results.tooFew");
        };
    }

    private Phrase ofAll(String key, Share share) {
        return Phrase.of(
                key,
                "share",
                formats.percent(share.value()),
                "n",
                share.base(),
                "low",
                Formats.wholeBelow(share.low()),
                "high",
                Formats.wholeAbove(share.high()) + "%");
    }

    private Phrase why(Unclear item) {
        return switch (item.reason()) {
            case TOO_FEW_VOTES -> Phrase.of("results.unclear.few", "n", item.votes());
            case MANY_PASSES -> passes(item);
            case UNDECIDED ->
                switch (wording.statement(item.statementId()).everybody()) {
                    case Cell.Known known ->
                        Phrase.of(
                                "results.unclear.undecided",
                                "agree",
                                formats.percent(known.agree().value()),
                                "disagree",
                                formats.percent(known.disagree().value()),
                                "n",
                                known.votes());
                    case Cell.Suppressed suppressed -> Phrase.of("results.tooFew");
                };
        };
    }

    private Phrase passes(Unclear item) {
        String passes =
                item.passes().map(share -> formats.percent(share.value())).orElse("");
        if (item.unclear().isPresent()) {
            return Phrase.of(
                    "results.unclear.passesWhy",
                    "passes",
                    passes,
                    "n",
                    item.votes(),
                    "unclear",
                    formats.percent(item.unclear().get().value()),
                    "passers",
                    item.unclear().get().base());
        }
        return Phrase.of("results.unclear.passes", "passes", passes, "n", item.votes());
    }

    private StatementRow row(int statementId, @Nullable Phrase answered, Phrase sentence, @Nullable Phrase more) {
        StatementResult statement = wording.statement(statementId);
        List<BarRow> bars = new ArrayList<>();
        bars.add(bar(true, "", Phrase.of("results.everybody"), statement.everybody()));
        for (int group = 0; group < statement.groups().size(); group++) {
            bars.add(bar(
                    false,
                    wording.mark(group),
                    wording.groupName(group),
                    statement.groups().get(group)));
        }
        return new StatementRow(
                wording.text(statementId), wording.language(statementId), answered, sentence, more, bars);
    }

    private BarRow bar(boolean everybody, String mark, Phrase name, Cell cell) {
        return switch (cell) {
            case Cell.Suppressed suppressed -> new BarRow(everybody, mark, name, false, "", "", "", "", "", "", "", "");
            case Cell.Known known -> {
                double agree = known.agree().value() * 100;
                double pass = known.pass().value() * 100;
                double disagree = known.disagree().value() * 100;
                yield new BarRow(
                        everybody,
                        mark,
                        name,
                        true,
                        formats.count(known.votes()),
                        formats.percent(known.agree().value()),
                        formats.percent(known.pass().value()),
                        formats.percent(known.disagree().value()),
                        Wording.length(agree),
                        Wording.length(pass),
                        Wording.length(agree + pass),
                        Wording.length(disagree));
            }
        };
    }
}
