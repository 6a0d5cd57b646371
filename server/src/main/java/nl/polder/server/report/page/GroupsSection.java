package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import nl.polder.server.analysis.Axis;
import nl.polder.server.analysis.Axis.EndView;
import nl.polder.server.analysis.Results.Group;
import nl.polder.server.analysis.Results.Making;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Share;
import nl.polder.server.report.figure.HeatMap;

/** Each group's profile; where the groups are segments of a line, the line's two ends first. */
final class GroupsSection {
    private static final int ENDS = 6;
    /** Of the line from -1 to 1: parts whose middles are nearer lie at no end of it. */
    private static final double APART = 0.2;

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
        var section = new Section.Builder("groups", words.text("groups.title"), Verdicts.sentence(words));
        if (!words.distinct() && !results.axes().isEmpty()) {
            ends(section, results.axes().getFirst());
        }
        if (!results.groups().isEmpty()) {
            if (!words.distinct()) {
                section.add(Block.heading(words.text("groups.segmentsTitle")));
                section.add(Block.paragraph(words.text("groups.segments")));
            }
            if (words.skipsLetters()) {
                section.add(Block.small(words.text("letters")));
            }
            if (results.groups().stream().anyMatch(group -> !group.making().isEmpty())) {
                section.add(Block.small(words.text("intervals.legend")));
            }
            Arrays.stream(words.shownGroups())
                    .mapToObj(results.groups()::get)
                    .forEach(group -> profile(section, group));
            if (Arrays.stream(words.shownGroups()).anyMatch(words::isShown)) {
                section.add(heatMap());
            }
        }
        return section.done();
    }

    private void ends(Section.Builder section, Axis axis) {
        if (axis.ends().isEmpty()) {
            return;
        }
        section.add(Block.heading(words.text("groups.endsTitle")));
        section.add(Block.paragraph(words.text("groups.ends")));
        ends(words)
                .ifPresent(parts -> section.add(
                        Block.paragraph(words.text("groups.endsParts", "one", parts.one(), "other", parts.other()))));
        List<Block.Row> rows =
                axis.ends().stream().limit(ENDS).map(this::endRow).toList();
        section.add(Block.table(new Block.Table(
                "ends",
                words.text("groups.endsTable"),
                words.text("groups.endsTable"),
                List.of(
                        PeopleSection.column(words.text("statement")),
                        PeopleSection.column(words.text("groups.oneEnd")),
                        PeopleSection.column(words.text("groups.otherEnd"))),
                rows)));
    }

    /** The names of the parts at the two ends. */
    record PartsAtEnds(String one, String other) {}

    /** Which part lies at which end, when they are parts of this line. */
    static Optional<PartsAtEnds> ends(Words words) {
        Comparator<Group> alongTheLine = Comparator.comparingDouble(Group::x);
        Optional<Group> one = words.results().groups().stream().min(alongTheLine);
        Optional<Group> other = words.results().groups().stream().max(alongTheLine);
        if (words.distinct()
                || one.isEmpty()
                || other.isEmpty()
                || other.get().x() - one.get().x() < APART) {
            return Optional.empty();
        }
        return Optional.of(new PartsAtEnds(
                words.group(one.get().index()), words.group(other.get().index())));
    }

    private Block.Row endRow(EndView end) {
        return words.row(
                end.statementId(), List.of(words.shareInCell(end.minusAgree()), words.shareInCell(end.plusAgree())));
    }

    private void profile(Section.Builder section, Group group) {
        String name = words.group(group.index());
        section.add(Block.heading(words.text(
                "groups.name",
                "letter",
                group.letter(),
                "people",
                group.size(),
                "share",
                words.percent(group.share()))));
        if (group.making().isEmpty()) {
            section.add(Block.paragraph(
                    words.text(words.isShown(group.index()) ? "groups.noneMaking" : "groups.keptBack", "name", name)));
        }
        Leaning.of(words.results().statements(), group.index())
                .ifPresent(leaning -> section.add(Block.small(words.text(
                        "groups.leaning",
                        "name",
                        name,
                        "on",
                        leaning.on(),
                        "of",
                        leaning.of(),
                        "way",
                        leaning.agrees() ? "agree" : "disagree"))));
        for (Making making : group.making()) {
            section.add(drawn.quoted(
                    making.statementId(),
                    making.side(),
                    words.text(
                            making.side() == Side.AGREE ? "groups.makingAgree" : "groups.makingDisagree",
                            "name",
                            name,
                            "inside",
                            words.shareOf(making.inGroup()),
                            "others",
                            words.groupsBut(group.index()),
                            "outside",
                            words.shareOf(making.elsewhere())),
                    drawn.intervals(
                            making.statementId(),
                            making.side(),
                            List.of(
                                    drawn.group(group.index(), making.inGroup()),
                                    drawn.groupsBut(group.index(), making.elsewhere())))));
        }
    }

    /** Statements in order of agreement, so that rows can be compared. */
    private Block heatMap() {
        List<StatementResult> statements = Sort.AGREE.apply(words.results().statements(), words.shownGroups());
        List<HeatMap.Row> rows = new ArrayList<>();
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("group", "statement-id", "statement", "agree"));
        for (int g : words.shownGroups()) {
            rows.add(new HeatMap.Row(
                    words.shape(g),
                    words.letter(g),
                    statements.stream().map(s -> value(s, g)).toList(),
                    statements.stream().map(s -> tip(s, g)).toList()));
            statements.forEach(s -> data.add(List.of(
                    words.letter(g),
                    "" + s.statementId(),
                    words.statement(s.statementId()),
                    value(s, g).isPresent() ? Words.plain(value(s, g).getAsDouble()) : "")));
        }
        String title = words.text("groups.heatTitle");
        String caption = words.text(
                "groups.heat",
                "count",
                statements.size(),
                "numbered",
                HeatMap.isNumbered(statements.size()) ? "yes" : "no");
        List<HeatMap.Column> columns = statements.stream()
                .map(s -> new HeatMap.Column(s.statementId(), "#" + Words.anchor(s.statementId())))
                .toList();
        return words.figure(
                "heat-map",
                HeatMap.draw(rows, columns, title, caption),
                List.of(),
                Block.Figure.Ends.of(words.text("groups.heatLow"), words.text("groups.heatHigh")),
                title,
                caption,
                data);
    }

    private static OptionalDouble value(StatementResult statement, int group) {
        return Drawn.share(statement.groups().get(group), Side.AGREE)
                .map(share -> OptionalDouble.of(share.value()))
                .orElse(OptionalDouble.empty());
    }

    private String tip(StatementResult statement, int group) {
        return words.group(group) + ", " + words.numbered(statement.statementId()) + " "
                + Drawn.share(statement.groups().get(group), Side.AGREE)
                        .map(this::agreeing)
                        .orElse(words.text("notShown"));
    }

    private String agreeing(Share share) {
        return words.text("agreeShare", "share", words.shareOf(share));
    }
}
