package nl.polder.server.report.figure;

import java.util.List;
import java.util.OptionalInt;
import nl.polder.server.analysis.OpinionMap;
import nl.polder.server.analysis.OpinionMap.Hull;
import nl.polder.server.analysis.OpinionMap.Mark;

/**
 * The opinion map: marks for at least five people each, over contours of density; outlines only when the groups are distinct.
 * Not mirrored right to left: one picture in all languages.
 */
public final class MapOfPeople {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 440;
    private static final double EDGE = 22;

    private MapOfPeople() {}

    public static String draw(OpinionMap map, String title, String description) {
        var svg = Svg.figure("map", "people-map", WIDTH, HEIGHT, title, description);
        svg.rectangle(0, 0, WIDTH, HEIGHT, Paint.fill("ground", "#FBFAF6"));
        density(svg, map.marks());
        svg.line(x(-1), y(0), x(1), y(0), Paint.RAIL).line(x(0), y(-1), x(0), y(1), Paint.RAIL);
        map.hulls().forEach(hull -> svg.path(outline(hull), Paint.groupHull(hull.group())));
        for (Mark mark : map.marks()) {
            mark(svg, mark.x(), mark.y(), .75, mark.group());
        }
        return svg.done();
    }

    /** Where people stand close together the ground is darker: one light square per cell of a coarse grid, four steps. */
    private static void density(Svg svg, List<Mark> marks) {
        int columns = 16;
        int rows = 11;
        double[][] people = new double[columns][rows];
        for (Mark mark : marks) {
            int column = cell(mark.x(), columns);
            int row = cell(-mark.y(), rows);
            people[column][row] += mark.people();
        }
        double highest = 1;
        for (double[] column : people) {
            for (double count : column) {
                highest = Math.max(highest, count);
            }
        }
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                shade(svg, c, r, columns, rows, (int) Math.ceil(4 * people[c][r] / highest));
            }
        }
    }

    private static void shade(Svg svg, int column, int row, int columns, int rows, int step) {
        if (step > 0) {
            double w = WIDTH / columns;
            double h = HEIGHT / rows;
            String[] steps = {"#F0F4F5", "#E3EEF3", "#D3E3EA", "#C1D7E1"};
            svg.rectangle(column * w, row * h, w, h, Paint.fill("dense d" + step, steps[step - 1]));
        }
    }

    private static int cell(double at, int cells) {
        return Math.clamp((int) ((at + 1) / 2 * cells), 0, cells - 1);
    }

    private static void mark(Svg svg, double atX, double atY, double size, OptionalInt group) {
        if (group.isPresent()) {
            GroupMark.draw(svg, x(atX), y(atY), size, group.getAsInt());
        } else {
            svg.circle(x(atX), y(atY), 5, Paint.EVERYBODY);
        }
    }

    private static String outline(Hull hull) {
        var path = new StringBuilder();
        for (var corner : hull.corners()) {
            path.append(path.isEmpty() ? 'M' : 'L').append(Svg.number(x(corner.x())));
            path.append(' ').append(Svg.number(y(corner.y())));
        }
        return path.isEmpty() ? "" : path.append('Z').toString();
    }

    private static double x(double at) {
        return EDGE + (at + 1) / 2 * (WIDTH - 2 * EDGE);
    }

    private static double y(double at) {
        return EDGE + (1 - at) / 2 * (HEIGHT - 2 * EDGE);
    }
}
