package nl.polder.server.report.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nl.polder.clustering.robust.votes.Selection;
import nl.polder.server.report.Report.Participation;
import nl.polder.server.report.Report.Period;
import nl.polder.server.report.figure.OverTime;

/** Who took part, by which way, when; and who is not known. */
final class PeopleSection {
    private static final int PERIODS_MAX = 21;

    private PeopleSection() {}

    static Section of(Words words) {
        Participation people = words.report().participation();
        var section = new Section.Builder(
                "people",
                words.text("people.title"),
                words.text(
                        "people.opening",
                        "participants",
                        people.participants(),
                        "grouped",
                        words.results().counts().grouped(),
                        "included",
                        words.results().verdict().included(),
                        "median",
                        people.votesPerPerson()));
        section.add(numbers(words, people));
        if (words.absent() > 0) {
            section.add(Block.small(words.text("people.absent", "absent", words.absent())));
        }
        if (people.channels().stream().anyMatch(channel -> channel.people().isEmpty())) {
            section.add(Block.small(words.text("people.notShown")));
        }
        if (people.participants() > 0) {
            section.add(Block.small(words.text("people.enough", "votes", Selection.VOTES_MIN)));
        }
        if (!words.results().groups().isEmpty()
                && words.results().counts().grouped()
                        != words.results().verdict().included()) {
            section.add(Block.small(words.text("people.difference")));
        }
        if (people.joined().size() > 1) {
            section.add(overTime(words, people.joined()));
            section.add(joined(words, people.joined()));
        }
        if (people.participants() > 0) {
            section.add(Block.heading(words.text("people.populationTitle")));
            section.add(Block.paragraph(words.text("people.population")));
        }
        return section.done();
    }

    private static Block numbers(Words words, Participation people) {
        List<Block.Row> rows = new ArrayList<>();
        rows.add(row(words, "people.voted", people.participants()));
        if (!words.results().groups().isEmpty()) {
            rows.add(row(words, "people.grouped", words.results().counts().grouped()));
        }
        rows.add(row(words, "people.included", words.results().verdict().included()));
        rows.add(row(words, "people.authors", people.authors()));
        rows.add(row(words, "people.votes", people.votes()));
        rows.add(row(words, "people.median", people.votesPerPerson()));
        rows.add(row(words, "people.statements", words.results().counts().statements()));
        people.channels()
                .forEach(c -> rows.add(Block.Row.of(
                        // Simulated votes come in as those of another system do.
                        words.text(
                                words.report().head().simulated() && c.name().equals("import")
                                        ? "channel.simulated"
                                        : "channel." + c.name()),
                        List.of(
                                c.people().isPresent()
                                        ? words.formats.count(c.people().getAsInt())
                                        : words.text("notShown")))));
        return Block.table(new Block.Table(
                "numbers",
                words.text("people.table"),
                words.text("people.table"),
                List.of(column(words.text("what")), column(words.text("number"))),
                rows));
    }

    private static Block overTime(Words words, List<Period> joined) {
        List<OverTime.Column> columns = joined.stream()
                .map(it -> new OverTime.Column(it.from().toEpochDay(), it.to().toEpochDay(), it.people()))
                .toList();
        int busiest = IntStream.range(0, columns.size())
                .boxed()
                .max(Comparator.comparingDouble(i -> columns.get(i).perDay()))
                .orElseThrow();
        String said = words.text(
                "people.overTime",
                "people",
                joined.get(busiest).people(),
                "when",
                days(words, joined.get(busiest).from(), joined.get(busiest).to()),
                "days",
                joined.get(busiest).from().equals(joined.get(busiest).to()) ? "one" : "more",
                "first",
                words.formats.date(joined.getFirst().from()),
                "last",
                words.formats.date(joined.getLast().to()),
                "merged",
                joined.stream().allMatch(it -> it.from().equals(it.to())) ? "no" : "yes");
        String title = words.text("people.overTimeTitle");
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("from", "to", "people"));
        joined.forEach(it -> data.add(List.of(it.from().toString(), it.to().toString(), "" + it.people())));
        return words.figure(
                "over-time",
                OverTime.draw(columns, title, said),
                List.of(),
                Block.Figure.Ends.of(
                        words.formats.date(joined.getFirst().from()),
                        words.formats.date(joined.getLast().to())),
                title,
                said,
                data);
    }

    /** The figure's numbers; of many days so many together that they fit on half a sheet. */
    private static Block joined(Words words, List<Period> joined) {
        int together = (joined.size() + PERIODS_MAX - 1) / PERIODS_MAX;
        List<Block.Row> rows = new ArrayList<>();
        for (int i = 0; i < joined.size(); i += together) {
            List<Period> some = joined.subList(i, Math.min(joined.size(), i + together));
            rows.add(Block.Row.of(
                    days(words, some.getFirst().from(), some.getLast().to()),
                    List.of(words.formats.count(
                            some.stream().mapToInt(Period::people).sum()))));
        }
        return Block.table(new Block.Table(
                "numbers",
                words.text("people.joinedTable"),
                words.text("people.joinedTable"),
                List.of(column(words.text("people.when")), column(words.text("people.joined"))),
                rows));
    }

    private static String days(Words words, LocalDate from, LocalDate to) {
        return from.equals(to)
                ? words.formats.date(from)
                : words.text("colophon.fromTo", "from", words.formats.date(from), "to", words.formats.date(to));
    }

    private static Block.Row row(Words words, String key, long number) {
        return Block.Row.of(words.text(key), List.of(words.formats.count(number)));
    }

    static Block.Column column(String name) {
        return new Block.Column(name, "", "");
    }
}
