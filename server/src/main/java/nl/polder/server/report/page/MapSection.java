package nl.polder.server.report.page;

import java.util.List;
import java.util.stream.Collectors;
import nl.polder.server.analysis.Results.Axis;
import nl.polder.server.analysis.Results.OpinionMap;
import nl.polder.server.analysis.Results.Pull;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.Stretch;
import nl.polder.server.analysis.Results.Strip;
import nl.polder.server.report.figure.GroupMark;
import nl.polder.server.report.figure.MapOfPeople;
import nl.polder.server.report.figure.StatementMap;
import nl.polder.server.report.figure.StripOfPeople;

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
        boolean anything = results.map().isPresent() || results.strip().isPresent();
        var section =
                new Section.Builder("map", words.text("map.title"), words.text(anything ? "map.opening" : "map.none"));
        results.strip().ifPresent(strip -> strip(section, strip));
        results.map().ifPresent(map -> map(section, map));
        if (!words.report().places().isEmpty()) {
            statements(section);
        }
        return section.done();
    }

    private void strip(Section.Builder section, Strip strip) {
        String title = words.text("map.stripTitle");
        String caption = words.text("map.strip");
        section.add(Block.figure(new Block.Figure(
                "strip", StripOfPeople.draw(strip, title, caption), "", end(0, false), end(0, true), title, caption)));
        int all = strip.parts().stream().mapToInt(Stretch::people).sum();
        int[] number = {0};
        section.add(Block.table(new Block.Table(
                words.text("map.stripTable"),
                words.text("map.stripTable"),
                List.of(
                        PeopleSection.column(words.text("map.part")),
                        PeopleSection.column(words.text("map.people")),
                        PeopleSection.column(words.text("map.shareOfPeople"))),
                strip.parts().stream()
                        .map(part -> new Block.Row(
                                "",
                                "",
                                words.text(
                                        "map.partName",
                                        "number",
                                        ++number[0],
                                        "of",
                                        strip.parts().size()),
                                "",
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
        section.add(Block.figure(new Block.Figure(
                "map",
                MapOfPeople.draw(shaped(map), title, caption),
                key(),
                end(0, false),
                end(0, true),
                title,
                caption)));
        if (words.results().axes().size() > 1) {
            section.add(Block.small(words.text("map.vertical", "up", end(1, true), "down", end(1, false))));
        }
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

    private String key() {
        return words.results().groups().stream()
                .map(g -> "<span>" + GroupMark.inline(words.shape(g.index())) + words.group(g.index()) + "</span>")
                .collect(Collectors.joining(" "));
    }

    /** An end of an axis in the words of the statements that pull most towards it. */
    private String end(int axis, boolean plus) {
        if (words.results().axes().size() <= axis) {
            return "";
        }
        Axis line = words.results().axes().get(axis);
        return (plus ? line.towardsPlus() : line.towardsMinus())
                .stream().limit(PULLS).map(this::pull).collect(Collectors.joining(" · "));
    }

    private String pull(Pull pull) {
        return words.text(
                pull.side() == Side.AGREE ? "map.pullAgree" : "map.pullDisagree",
                "statement",
                words.statement(pull.statementId()));
    }

    private void statements(Section.Builder section) {
        String title = words.text("map.statementsTitle");
        String caption =
                words.text("map.statements", "count", words.report().places().size());
        section.add(Block.figure(new Block.Figure(
                "statement-map",
                StatementMap.draw(
                        words.report().places().stream()
                                .map(p -> new StatementMap.Place(
                                        p.x(),
                                        p.y(),
                                        "#" + Words.anchor(p.statementId()),
                                        words.statement(p.statementId())))
                                .toList(),
                        title,
                        caption),
                "",
                end(0, false),
                end(0, true),
                title,
                caption)));
    }
}
