package nl.polder.server.report.figure;

/** The shapes that stand for groups, so that colour is never the only sign: circle, square, triangle, diamond, hexagon, cross. */
public final class GroupMark {
    /** Half the size of a mark of size 1. */
    private static final double UNIT = 8;

    private GroupMark() {}

    /** A mark that stands in a line of text before the group's name. */
    public static String inline(int group) {
        var svg = Svg.beside("mark", 18, 18, String.valueOf((char) ('A' + group)));
        draw(svg, 9, 9, 1, group);
        return svg.done();
    }

    /** The mark of everybody who is in no group, or of everybody else. */
    public static String others() {
        return Svg.beside("mark", 18, 18, "○").circle(9, 9, 6, Paint.EVERYBODY).done();
    }

    static void draw(Svg svg, double x, double y, double size, int group) {
        draw(svg, x, y, size, group, Paint.group(group));
    }

    static void draw(Svg svg, double x, double y, double size, int group, Paint paint) {
        double u = UNIT * size;
        switch (group) {
            case 0 -> svg.circle(x, y, u * .88, paint);
            case 1 -> svg.rectangle(x - u * .79, y - u * .79, u * 1.58, u * 1.58, paint);
            case 2 -> svg.path(polygon(x, y, u, 0, -1, 1, .75, -1, .75), paint);
            case 3 -> svg.path(polygon(x, y, u, 0, -1.06, 1.06, 0, 0, 1.06, -1.06, 0), paint);
            case 4 -> svg.path(polygon(x, y, u, -.5, -.88, .5, -.88, 1, 0, .5, .88, -.5, .88, -1, 0), paint);
            case 5 ->
                svg.path(
                        polygon(
                                x, y, u, -.32, -1, .32, -1, .32, -.32, 1, -.32, 1, .32, .32, .32, .32, 1, -.32, 1, -.32,
                                .32, -1, .32, -1, -.32, -.32, -.32),
                        paint);
            default -> throw new IllegalArgumentException("there is no mark for group " + group);
        }
    }

    private static String polygon(double x, double y, double unit, double... corners) {
        var path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L').append(Svg.number(x + unit * corners[i]));
            path.append(' ').append(Svg.number(y + unit * corners[i + 1]));
        }
        return path.append('Z').toString();
    }
}
