package nl.polder.server.analysis.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.polder.server.analysis.Axis;
import nl.polder.server.analysis.Axis.EndView;
import nl.polder.server.analysis.Axis.Pull;
import nl.polder.server.analysis.OwnPlace;
import nl.polder.server.analysis.Strip;
import nl.polder.server.analysis.Strip.Stretch;
import nl.polder.server.analysis.page.ResultsView.StripFigure;
import nl.polder.server.platform.render.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Draws everybody on one line. A column stands for a stretch of the line with at least five people; its area is their number,
 * so that wide and narrow stretches can be compared. The line has a table and its two ends are described.
 */
final class StripFigures {

    private static final double WIDTH = 640;
    private static final double LEFT = 20;
    private static final double MIDDLE = 110;
    private static final double HEIGHT_MAX = 150;
    private static final double DITCH = 1.5;

    private final Wording wording;

    StripFigures(Wording wording) {
        this.wording = wording;
    }

    Optional<StripFigure> draw(Optional<OwnPlace> own) {
        return wording.results()
                .strip()
                .map(strip -> draw(strip, wording.results().axes(), own));
    }

    private StripFigure draw(Strip strip, List<Axis> axes, Optional<OwnPlace> own) {
        double densest = strip.stretches().stream()
                .mapToDouble(StripFigures::density)
                .max()
                .orElse(1);
        int people = strip.stretches().stream().mapToInt(Stretch::people).sum();
        @Nullable Axis axis = axes.isEmpty() ? null : axes.get(0);
        return new StripFigure(
                Phrase.of(
                        "results.strip.caption",
                        "n",
                        people,
                        "share",
                        wording.formats().percent(axis == null ? 0 : axis.variation())),
                strip.stretches().stream().map(each -> column(each, densest)).toList(),
                own.filter(place -> place.x().isPresent())
                        .map(place -> number(at(place.x().getAsDouble())))
                        .orElse(null),
                end(axis, false, "minus"),
                end(axis, true, "plus"),
                strip.parts().stream().map(part -> part(part, people)).toList(),
                axis == null ? List.of() : axis.ends().stream().map(this::view).toList());
    }

    private static StripFigure.Column column(Stretch stretch, double densest) {
        double height = Math.max(2, density(stretch) / densest * HEIGHT_MAX);
        double width = Math.max(1, at(stretch.to()) - at(stretch.from()) - DITCH);
        return new StripFigure.Column(
                number(at(stretch.from())), number(MIDDLE - height / 2), number(width), number(height));
    }

    private StripFigure.Part part(Stretch part, int people) {
        return new StripFigure.Part(
                Phrase.of(
                        "results.strip.part",
                        "from",
                        MapFigures.hundredths(part.from()),
                        "to",
                        MapFigures.hundredths(part.to())),
                wording.formats().count(part.people()),
                wording.formats().percent((double) part.people() / people));
    }

    private StripFigure.End view(EndView end) {
        return new StripFigure.End(
                wording.text(end.statementId()),
                wording.language(end.statementId()),
                wording.formats().percent(end.minusAgree().value()),
                wording.formats().percent(end.plusAgree().value()));
    }

    private Phrase end(@Nullable Axis axis, boolean plus, String side) {
        List<Pull> pulls = axis == null ? List.of() : plus ? axis.towardsPlus() : axis.towardsMinus();
        if (pulls.isEmpty()) {
            return Phrase.of("results.map.unnamed");
        }
        Pull most = pulls.get(0);
        return wording.about(most.statementId(), "results.strip." + side + Wording.suffix(most.side()));
    }

    private static double density(Stretch stretch) {
        return stretch.people() / Math.max(1e-6, stretch.to() - stretch.from());
    }

    private static double at(double place) {
        return LEFT + (Math.clamp(place, -1, 1) + 1) / 2 * WIDTH;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
