package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.analysis.Results.Minority;
import nl.polder.server.analysis.Results.Side;

/** Views that a minority clearly holds: all of them, however small the group. */
final class MinoritySection {
    private MinoritySection() {}

    static Section of(Words words) {
        List<Minority> voices = words.results().minority();
        var section = new Section.Builder(
                "minority",
                words.text("minority.title"),
                voices.isEmpty()
                        ? words.text("minority.none")
                        : words.text("minority.opening", "count", voices.size()));
        for (Minority voice : voices) {
            section.add(Block.quoted(new Block.Quoted(
                    words.statement(voice.statementId()),
                    words.languageOf(voice.statementId()),
                    sentence(words, voice),
                    "")));
            section.add(rows(words, voice));
        }
        return section.done();
    }

    private static Block rows(Words words, Minority voice) {
        Drawn drawn = new Drawn(words);
        List<Block.IntervalRow> rows = new ArrayList<>();
        if (voice.group().isPresent()) {
            rows.add(drawn.group(voice.group().getAsInt(), voice.holders()));
        } else {
            rows.add(drawn.everybody(voice.holders()));
        }
        voice.elsewhere().ifPresent(share -> rows.add(drawn.others(share)));
        return drawn.intervals(voice.side(), rows);
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
                    "outside",
                    words.shareOf(voice.elsewhere().get()));
        }
        return words.text("minority.all." + side, "share", words.shareOf(voice.holders()));
    }
}
