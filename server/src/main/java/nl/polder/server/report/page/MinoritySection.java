package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.analysis.Results.Minority;
import nl.polder.server.analysis.Results.Side;

/** Views that a minority clearly holds: all of them, however small the group. */
final class MinoritySection {
    private static final int DRAWN = 8;

    private MinoritySection() {}

    static Section of(Words words) {
        List<Minority> voices = words.results().minority();
        var section = new Section.Builder(
                "minority",
                words.text("minority.title"),
                voices.isEmpty() ? words.nothingFound("minority.none") : opening(words, voices));
        Drawn drawn = new Drawn(words);
        if (!voices.isEmpty()) {
            section.add(Block.small(words.text("intervals.legend")));
        }
        voices.stream()
                .limit(DRAWN)
                .forEach(voice -> section.add(
                        drawn.quoted(voice.statementId(), voice.side(), sentence(words, voice), rows(words, voice))));
        if (voices.size() > DRAWN) {
            section.add(table(words, voices));
        }
        return section.done();
    }

    private static String opening(Words words, List<Minority> voices) {
        boolean ofGroups = voices.stream().anyMatch(voice -> voice.group().isPresent());
        boolean ofAll = voices.stream().anyMatch(voice -> voice.group().isEmpty());
        return words.text(
                "minority.opening", "count", voices.size(), "whose", ofGroups ? ofAll ? "both" : "groups" : "all");
    }

    /** All of them: none is dropped for its size. */
    private static Block table(Words words, List<Minority> voices) {
        return Block.table(new Block.Table(
                "voices",
                words.text("minority.table"),
                words.text("minority.table"),
                List.of(
                        PeopleSection.column(words.text("statement")),
                        PeopleSection.column(words.text("minority.who")),
                        PeopleSection.column(words.text("answer")),
                        PeopleSection.column(words.text("minority.share")),
                        PeopleSection.column(words.text("intervals.margin")),
                        PeopleSection.column(words.groupsButHead())),
                voices.stream().map(voice -> row(words, voice)).toList()));
    }

    private static Block.Row row(Words words, Minority voice) {
        return words.row(
                voice.statementId(),
                List.of(
                        voice.group().isPresent() ? words.group(voice.group().getAsInt()) : words.text("everybody"),
                        words.answer(voice.side()),
                        words.shareOf(voice.holders()),
                        words.margin(voice.holders()),
                        voice.elsewhere().map(words::shareOf).orElse(words.text("nothing"))));
    }

    private static Block.Intervals rows(Words words, Minority voice) {
        Drawn drawn = new Drawn(words);
        List<Block.IntervalRow> rows = new ArrayList<>();
        if (voice.group().isPresent()) {
            int group = voice.group().getAsInt();
            rows.add(drawn.group(group, voice.holders()));
            voice.elsewhere().ifPresent(share -> rows.add(drawn.groupsBut(group, share)));
        } else {
            rows.add(drawn.everybody(voice.holders()));
        }
        return drawn.intervals(voice.statementId(), voice.side(), rows);
    }

    /** "In group C 81% of 79 agree. Among everybody else it is 28% of 499." */
    static String sentence(Words words, Minority voice) {
        String side = voice.side() == Side.AGREE ? "agree" : "disagree";
        if (voice.group().isPresent() && voice.elsewhere().isPresent()) {
            return words.text(
                    "minority.group." + side,
                    "name",
                    words.group(voice.group().getAsInt()),
                    "inside",
                    words.shareOf(voice.holders()),
                    "others",
                    words.groupsBut(voice.group().getAsInt()),
                    "outside",
                    words.shareOf(voice.elsewhere().get()));
        }
        return words.text(
                "minority.all." + side, "share", words.shareOf(voice.holders()), "contrary", contrary(words, voice));
    }

    /** How many answer the contrary: without it a reader takes all others for it. */
    private static String contrary(Words words, Minority voice) {
        return words.results()
                .statement(voice.statementId())
                .flatMap(statement ->
                        Drawn.share(statement.everybody(), voice.side().contrary()))
                .map(share -> words.percent(share.value()))
                .orElse("");
    }
}
