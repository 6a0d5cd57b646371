package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.polder.server.report.Report.Place;
import nl.polder.server.report.figure.StatementMap;

/** The map of the statements, with the words at its sides. */
final class StatementMapBlock {
    private final Words words;
    private final LineWords lines;

    StatementMapBlock(Words words, LineWords lines) {
        this.words = words;
        this.lines = lines;
    }

    Block block() {
        List<Place> places = words.report().places();
        String title = words.text("map.statementsTitle");
        String caption = words.text(
                "map.statements",
                "count",
                places.size(),
                "all",
                StatementMap.isAllNumbered(places.size()) ? "yes" : "no");
        return words.figure(
                "statement-map",
                StatementMap.draw(drawn(places), title, caption),
                List.of(),
                lines.ofPlane(),
                title,
                caption,
                data(places));
    }

    private List<StatementMap.Place> drawn(List<Place> places) {
        Set<Integer> naming = lines.statements();
        return places.stream()
                .map(p -> new StatementMap.Place(
                        p.statementId(),
                        p.x(),
                        p.y(),
                        naming.contains(p.statementId()),
                        "#" + Words.anchor(p.statementId()),
                        words.numbered(p.statementId())))
                .toList();
    }

    /** The drawing for who cannot see it: which statements lie on which side of which. */
    Block order() {
        String title = words.text("map.orderTable");
        return Block.table(new Block.Table(
                "order",
                title,
                title,
                List.of(
                        PeopleSection.column(words.text("map.orderWay")),
                        PeopleSection.column(words.text("map.orderNumbers"))),
                List.of(
                        row("map.orderAcross", Comparator.comparingDouble(Place::x)),
                        row("map.orderUp", Comparator.comparingDouble(Place::y)))));
    }

    private Block.Row row(String way, Comparator<Place> order) {
        String numbers = words.report().places().stream()
                .sorted(order.thenComparing(Place::statementId))
                .map(place -> "" + place.statementId())
                .collect(Collectors.joining(", "));
        return Block.Row.of(words.text(way), List.of(numbers));
    }

    private List<List<String>> data(List<Place> places) {
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("statement-id", "statement", "x", "y"));
        places.forEach(p -> data.add(List.of(
                "" + p.statementId(), words.statement(p.statementId()), Words.plain(p.x()), Words.plain(p.y()))));
        return data;
    }
}
