package nl.polder.server.analysis.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.polder.server.analysis.Axis;
import nl.polder.server.analysis.Axis.Pull;
import nl.polder.server.analysis.OpinionMap;
import nl.polder.server.analysis.OwnPlace;
import nl.polder.server.analysis.Results.Group;
import nl.polder.server.analysis.page.ResultsView.MapFigure;
import nl.polder.server.platform.render.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Draws the opinion map: marks of at least five people with their group's shape, one's own place, outlines only when groups are
 * distinct, axes named by the statements that pull most. Both axes have the same scale, so that distance means one thing.
 */
final class MapFigures {

    private static final double MIDDLE = 300;
    private static final double SCALE = 268;
    private static final double LABEL_ABOVE = 18;
    /** Below this the label would leave the drawing. */
    private static final double LABEL_TOP = 40;

    private final Wording wording;

    MapFigures(Wording wording) {
        this.wording = wording;
    }

    Optional<MapFigure> draw(Optional<OwnPlace> own) {
        return wording.results().map().map(map -> draw(map, own));
    }

    private MapFigure draw(OpinionMap map, Optional<OwnPlace> own) {
        List<Axis> axes = wording.results().axes();
        @Nullable Axis first = axes.isEmpty() ? null : axes.get(0);
        @Nullable Axis second = axes.size() < 2 ? null : axes.get(1);
        int people = wording.results().counts().grouped();
        return new MapFigure(
                Phrase.of(
                        "results.map.title",
                        "n",
                        people,
                        "groups",
                        wording.results().groups().size()),
                Phrase.of("results.map.description"),
                Phrase.of(
                        wording.distinct() ? "results.map.caption" : "results.map.captionNoGroups",
                        "share",
                        wording.formats().percent(map.variation())),
                map.hulls().stream()
                        .map(hull -> new MapFigure.Hull(
                                wording.mark(hull.group()),
                                hull.corners().stream()
                                        .map(corner -> x(corner.x()) + " " + y(corner.y()))
                                        .collect(Collectors.joining("L", "M", "Z"))))
                        .toList(),
                map.marks().stream()
                        .map(mark -> new MapFigure.Mark(wording.mark(mark.group()), x(mark.x()), y(mark.y())))
                        .toList(),
                wording.results().groups().stream()
                        .map(group -> new MapFigure.Letter(String.valueOf(group.letter()), x(group.x()), y(group.y())))
                        .toList(),
                own.map(MapFigures::spot).orElse(null),
                end(first, false, "left"),
                end(first, true, "right"),
                second == null ? null : end(second, true, "up"),
                second == null ? null : end(second, false, "down"),
                key(map),
                wording.results().groups().stream().map(this::place).toList(),
                map.marks().stream()
                        .map(mark -> new MapFigure.Bin(
                                wording.mark(mark.group()),
                                mark.group().isPresent()
                                        ? wording.groupName(mark.group().getAsInt())
                                        : Phrase.of("results.map.between"),
                                wording.formats().count(mark.people()),
                                hundredths(mark.x()),
                                hundredths(mark.y())))
                        .toList());
    }

    /** The name of an end of an axis: the statement that pulls most towards it. */
    private Phrase end(@Nullable Axis axis, boolean plus, String direction) {
        List<Pull> pulls = axis == null ? List.of() : plus ? axis.towardsPlus() : axis.towardsMinus();
        if (pulls.isEmpty()) {
            return Phrase.of("results.map.unnamed");
        }
        Pull most = pulls.get(0);
        return wording.about(most.statementId(), "results.map." + direction + Wording.suffix(most.side()));
    }

    private List<MapFigure.KeyItem> key(OpinionMap map) {
        List<MapFigure.KeyItem> key = new ArrayList<>();
        for (Group group : wording.results().groups()) {
            key.add(new MapFigure.KeyItem(wording.mark(group.index()), wording.groupName(group.index())));
        }
        if (map.marks().stream().anyMatch(mark -> mark.group().isEmpty())) {
            key.add(new MapFigure.KeyItem(Wording.NOBODYS, Phrase.of("results.map.between")));
        }
        return key;
    }

    private MapFigure.Place place(Group group) {
        return new MapFigure.Place(
                wording.mark(group.index()),
                wording.groupName(group.index()),
                wording.formats().count(group.size()),
                hundredths(group.x()),
                hundredths(group.y()));
    }

    private static MapFigure.@Nullable Spot spot(OwnPlace own) {
        if (own.x().isEmpty() || own.y().isEmpty()) {
            return null;
        }
        double top = MIDDLE - own.y().getAsDouble() * SCALE;
        double label = top < LABEL_TOP ? top + 2 * LABEL_ABOVE : top - LABEL_ABOVE;
        return new MapFigure.Spot(x(own.x().getAsDouble()), number(top), number(label));
    }

    private static String x(double place) {
        return number(MIDDLE + place * SCALE);
    }

    private static String y(double place) {
        return number(MIDDLE - place * SCALE);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** A place from -100 to 100, with a real minus sign. */
    static String hundredths(double place) {
        return Long.toString(Math.round(place * 100)).replace('-', '−');
    }
}
