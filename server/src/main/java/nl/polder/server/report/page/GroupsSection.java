package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import nl.polder.server.analysis.Results.Axis;
import nl.polder.server.analysis.Results.EndView;
import nl.polder.server.analysis.Results.Group;
import nl.polder.server.analysis.Results.Making;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Share;
import nl.polder.server.report.figure.HeatMap;

/** Each group's profile; where the groups are segments of a line, the line's two ends first. */
final class GroupsSection {
    private static final int ENDS = 6;

    private final Words words;
    private final Drawn drawn;

    private GroupsSection(Words words) {
        this.words = words;
        this.drawn = new Drawn(words);
    }

    static Section of(Words words) {
        return new GroupsSection(words).build();
    }

    private Section build() {
        var results = words.results();
        boolean groups = !results.groups().isEmpty();
        var section = new Section.Builder(
                "groups",
                words.text(words.distinct() ? "groups.title" : "groups.titleSegments"),
                Verdicts.sentence(words));
        if (!words.distinct() && !results.axes().isEmpty()) {
            ends(section, results.axes().getFirst());
        }
        if (groups) {
            if (!words.distinct()) {
                section.add(Block.heading(words.text("groups.segmentsTitle")));
                section.add(Block.paragraph(words.text("groups.segments")));
            }
            results.groups().forEach(group -> profile(section, group));
            section.add(heatMap());
        }
        return section.done();
    }

    private void ends(Section.Builder section, Axis axis) {
        if (axis.ends().isEmpty()) {
            return;
        }
        section.add(Block.heading(words.text("groups.endsTitle")));
        section.add(Block.paragraph(words.text("groups.ends")));
        List<Block.Row> rows =
                axis.ends().stream().limit(ENDS).map(end -> endRow(end)).toList();
        section.add(Block.table(new Block.Table(
                words.text("groups.endsTable"),
                words.text("groups.endsTable"),
                List.of(
                        PeopleSection.column(words.text("statement")),
                        PeopleSection.column(words.text("groups.oneEnd")),
                        PeopleSection.column(words.text("groups.otherEnd"))),
                rows)));
    }

    private Block.Row endRow(EndView end) {
        return new Block.Row(
                "",
                "",
                words.statement(end.statementId()),
                words.languageOf(end.statementId()),
                List.of(words.shareOf(end.minusAgree()), words.shareOf(end.plusAgree())));
    }

    private void profile(Section.Builder section, Group group) {
        String name = words.group(group.index());
        section.add(Block.heading(words.text(
                "groups.name", "name", name, "people", group.size(), "share", words.percent(group.share()))));
        if (group.making().isEmpty()) {
            section.add(Block.paragraph(words.text("groups.noneMaking", "name", name)));
        }
        for (Making making : group.making()) {
            section.add(Block.quoted(new Block.Quoted(
                    words.statement(making.statementId()),
                    words.languageOf(making.statementId()),
                    words.text(
                            making.side() == Side.AGREE ? "groups.makingAgree" : "groups.makingDisagree",
                            "name",
                            name,
                            "inside",
                            words.shareOf(making.inGroup()),
                            "outside",
                            words.shareOf(making.elsewhere())),
                    "")));
            section.add(drawn.intervals(
                    making.side(),
                    List.of(drawn.group(group.index(), making.inGroup()), drawn.others(making.elsewhere()))));
        }
    }

    private Block heatMap() {
        List<StatementResult> statements = words.results().statements();
        List<List<OptionalDouble>> agree = new ArrayList<>();
        List<List<String>> tips = new ArrayList<>();
        for (int g = 0; g < words.results().groups().size(); g++) {
            int group = g;
            agree.add(statements.stream().map(s -> value(s, group)).toList());
            tips.add(statements.stream().map(s -> tip(s, group)).toList());
        }
        String title = words.text("groups.heatTitle");
        String caption = words.text("groups.heat", "count", statements.size());
        return Block.figure(new Block.Figure(
                "heat-map",
                HeatMap.draw(
                        agree,
                        statements.stream()
                                .map(s -> "#" + Words.anchor(s.statementId()))
                                .toList(),
                        tips,
                        title,
                        caption),
                "",
                words.text("groups.heatLow"),
                words.text("groups.heatHigh"),
                title,
                caption));
    }

    private static OptionalDouble value(StatementResult statement, int group) {
        return Drawn.share(statement.groups().get(group), Side.AGREE)
                .map(share -> OptionalDouble.of(share.value()))
                .orElse(OptionalDouble.empty());
    }

    private String tip(StatementResult statement, int group) {
        return words.group(group) + ", " + words.statement(statement.statementId()) + " "
                + Drawn.share(statement.groups().get(group), Side.AGREE)
                        .map(this::agreeing)
                        .orElse(words.text("keptBack"));
    }

    private String agreeing(Share share) {
        return words.text("agreeShare", "share", words.shareOf(share));
    }
}
