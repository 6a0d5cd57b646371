package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.analysis.OpinionMap;
import nl.polder.server.analysis.Strip;
import nl.polder.server.analysis.Strip.Stretch;
import nl.polder.server.report.figure.Framed;
import nl.polder.server.report.figure.GroupMark;
import nl.polder.server.report.figure.MapOfPeople;
import nl.polder.server.report.figure.StripOfPeople;

/** Where people and statements stand: a strip where people differ along a line, a map where there are groups. */
final class MapSection {
    private final Words words;
    private final LineWords lines;

    private MapSection(Words words) {
        this.words = words;
        this.lines = new LineWords(words);
    }

    static Section of(Words words) {
        return new MapSection(words).build();
    }

    private Section build() {
        var results = words.results();
        var map = results.map().filter(it -> inThePlane(results.verdict().axesShown()));
        boolean anything = map.isPresent() || results.strip().isPresent();
        var section =
                new Section.Builder("map", words.text("map.title"), words.text(anything ? "map.opening" : "map.none"));
        results.strip().ifPresent(strip -> strip(section, strip));
        map.ifPresent(it -> map(section, it));
        if (!words.report().places().isEmpty() && inThePlane(results.verdict().axesPassed())) {
            var statements = new StatementMapBlock(words, lines);
            section.add(statements.block());
            section.add(Block.small(lines.standing()));
            section.add(statements.order());
        }
        return section.done();
    }

    /** A second direction is drawn where it means something: with groups, or with a second line that is real. */
    private boolean inThePlane(int lines) {
        return words.distinct() || lines >= 2;
    }

    private void strip(Section.Builder section, Strip strip) {
        String title = words.text("map.stripTitle");
        String caption = words.text("map.strip");
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("from", "to", "people"));
        strip.stretches()
                .forEach(it -> data.add(List.of(Words.plain(it.from()), Words.plain(it.to()), "" + it.people())));
        section.add(words.figure(
                "strip", StripOfPeople.draw(strip, title, caption), List.of(), lines.ofLine(), title, caption, data));
        int all = strip.parts().stream().mapToInt(Stretch::people).sum();
        int[] number = {0};
        section.add(Block.table(new Block.Table(
                "numbers",
                words.text("map.stripTable"),
                words.text("map.stripTable"),
                List.of(
                        PeopleSection.column(words.text("map.part")),
                        PeopleSection.column(words.text("map.people")),
                        PeopleSection.column(words.text("map.shareOfPeople"))),
                strip.parts().stream()
                        .map(part -> Block.Row.of(
                                words.text(
                                        "map.partName",
                                        "number",
                                        ++number[0],
                                        "of",
                                        strip.parts().size(),
                                        "side",
                                        number[0] == 1
                                                ? "left"
                                                : number[0] == strip.parts().size() ? "right" : "middle"),
                                List.of(
                                        words.formats.count(part.people()),
                                        words.percent((double) part.people() / Math.max(1, all)))))
                        .toList())));
    }

    private void map(Section.Builder section, OpinionMap map) {
        String title = words.text("map.mapTitle");
        String caption = words.text(
                "map.map",
                "share",
                words.percent(map.variation()),
                "marks",
                map.marks().size());
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("x", "y", "people", "group"));
        map.marks()
                .forEach(m -> data.add(List.of(
                        Words.plain(m.x()),
                        Words.plain(m.y()),
                        "" + m.people(),
                        m.group().isPresent() ? words.letter(m.group().getAsInt()) : "")));
        section.add(words.figure(
                "map", MapOfPeople.draw(shaped(map), title, caption), key(), lines.ofPlane(), title, caption, data));
        section.add(Block.small(lines.standing()));
    }

    /** The map with each mark's group given as the number of its shape. */
    private OpinionMap shaped(OpinionMap map) {
        return new OpinionMap(
                map.marks().stream()
                        .map(m -> new nl.polder.server.analysis.OpinionMap.Mark(
                                m.x(),
                                m.y(),
                                m.people(),
                                m.group().isPresent()
                                        ? java.util.OptionalInt.of(
                                                words.shape(m.group().getAsInt()))
                                        : m.group()))
                        .toList(),
                map.hulls().stream()
                        .map(h -> new nl.polder.server.analysis.OpinionMap.Hull(words.shape(h.group()), h.corners()))
                        .toList(),
                map.variation());
    }

    private List<Framed.Key> key() {
        return words.results().groups().stream()
                .map(g -> new Framed.Key(GroupMark.inline(words.shape(g.index())), words.group(g.index())))
                .toList();
    }
}
