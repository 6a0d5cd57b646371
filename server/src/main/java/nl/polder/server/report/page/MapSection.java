package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.analysis.Results.Axis;
import nl.polder.server.analysis.Results.OpinionMap;
import nl.polder.server.analysis.Results.Pull;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.Stretch;
import nl.polder.server.analysis.Results.Strip;
import nl.polder.server.report.Report.Place;
import nl.polder.server.report.figure.Framed;
import nl.polder.server.report.figure.GroupMark;
import nl.polder.server.report.figure.MapOfPeople;
import nl.polder.server.report.figure.StatementMap;
import nl.polder.server.report.figure.StripOfPeople;
import nl.polder.server.report.page.Block.Figure.Ends;

/** Where people and statements stand: a strip where people differ along a line, a map where there are groups. */
final class MapSection {
    private static final int PULLS = 2;

    private final Words words;

    private MapSection(Words words) {
        this.words = words;
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
            statements(section);
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
                "strip", StripOfPeople.draw(strip, title, caption), List.of(), ends(0), title, caption, data));
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
                                        strip.parts().size()),
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
                "map", MapOfPeople.draw(shaped(map), title, caption), key(), ends(0), title, caption, data));
        vertical(section);
    }

    private void vertical(Section.Builder section) {
        section.add(Block.small(
                words.results().axes().size() > 1
                        ? words.text(
                                "map.vertical",
                                "up",
                                String.join(", ", end(1, true)),
                                "down",
                                String.join(", ", end(1, false)))
                        : words.text("map.secondLine")));
    }

    /** The map with each mark's group given as the number of its shape. */
    private OpinionMap shaped(OpinionMap map) {
        return new OpinionMap(
                map.marks().stream()
                        .map(m -> new nl.polder.server.analysis.Results.Mark(
                                m.x(),
                                m.y(),
                                m.people(),
                                m.group().isPresent()
                                        ? java.util.OptionalInt.of(
                                                words.shape(m.group().getAsInt()))
                                        : m.group()))
                        .toList(),
                map.hulls().stream()
                        .map(h -> new nl.polder.server.analysis.Results.Hull(words.shape(h.group()), h.corners()))
                        .toList(),
                map.variation());
    }

    private List<Framed.Key> key() {
        return words.results().groups().stream()
                .map(g -> new Framed.Key(GroupMark.inline(words.shape(g.index())), words.group(g.index())))
                .toList();
    }

    private Ends ends(int axis) {
        return new Ends(end(axis, false), end(axis, true));
    }

    /** An end of an axis in the words of the statements that pull most towards it. */
    private List<String> end(int axis, boolean plus) {
        if (words.results().axes().size() <= axis) {
            return List.of();
        }
        Axis line = words.results().axes().get(axis);
        return (plus ? line.towardsPlus() : line.towardsMinus())
                .stream().limit(PULLS).map(this::pull).toList();
    }

    private String pull(Pull pull) {
        return words.text(
                pull.side() == Side.AGREE ? "map.pullAgree" : "map.pullDisagree",
                "statement",
                words.brief(pull.statementId()));
    }

    private void statements(Section.Builder section) {
        List<Place> places = words.report().places();
        String title = words.text("map.statementsTitle");
        String caption = words.text("map.statements", "count", places.size());
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("statement-id", "statement", "x", "y"));
        places.forEach(p -> data.add(List.of(
                "" + p.statementId(), words.statement(p.statementId()), Words.plain(p.x()), Words.plain(p.y()))));
        section.add(words.figure(
                "statement-map",
                StatementMap.draw(
                        places.stream()
                                .map(p -> new StatementMap.Place(
                                        p.statementId(),
                                        p.x(),
                                        p.y(),
                                        "#" + Words.anchor(p.statementId()),
                                        words.statement(p.statementId())))
                                .toList(),
                        title,
                        caption),
                List.of(),
                ends(0),
                title,
                caption,
                data));
        vertical(section);
    }
}
