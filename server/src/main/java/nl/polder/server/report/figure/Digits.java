package nl.polder.server.report.figure;

/** Numbers drawn as lines: text in a drawing would need a font on paper, and tags of its own. */
final class Digits {
    /** Of a digit, in units of its grid. */
    private static final double WIDTH = 4;

    private static final double HEIGHT = 6;
    private static final double GAP = 2;

    /** For each digit the lines that make it, as x, y, x, y …, on a grid of four by six. */
    private static final double[][][] LINES = {
        {{1, 0, 3, 0, 4, 1, 4, 5, 3, 6, 1, 6, 0, 5, 0, 1, 1, 0}},
        {{.8, 1.2, 2.4, 0, 2.4, 6}},
        {{0, 1, 1, 0, 3, 0, 4, 1, 4, 2, 0, 6, 4, 6}},
        {{0, 0, 4, 0, 2, 2.4, 3, 2.4, 4, 3.4, 4, 5, 3, 6, 1, 6, 0, 5}},
        {{3, 6, 3, 0, 0, 4.2, 4, 4.2}},
        {{4, 0, .4, 0, .4, 2.6, 3, 2.6, 4, 3.6, 4, 5, 3, 6, 1, 6, 0, 5}},
        {{3.6, 0, 1.2, 0, 0, 2, 0, 5, 1, 6, 3, 6, 4, 5, 4, 3.6, 3, 2.6, 0, 2.6}},
        {{0, 0, 4, 0, 1.4, 6}},
        {
            {1, 2.8, 0, 1.9, 0, 1, 1, 0, 3, 0, 4, 1, 4, 1.9, 3, 2.8, 1, 2.8},
            {1, 2.8, 0, 3.8, 0, 5, 1, 6, 3, 6, 4, 5, 4, 3.8, 3, 2.8}
        },
        {{.4, 6, 2.8, 6, 4, 4, 4, 1, 3, 0, 1, 0, 0, 1, 0, 2.4, 1, 3.4, 4, 3.4}},
    };

    private Digits() {}

    /**
     * Draws a number round (x, y), no wider than {@code width}.
     *
     * @param number 0 or more
     */
    static void draw(Svg svg, int number, double x, double y, double width) {
        String digits = Integer.toString(number);
        double grid = digits.length() * (WIDTH + GAP) - GAP;
        double unit = Math.min(width / grid, width / (2 * WIDTH + GAP));
        var path = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            double left = x - grid / 2 * unit + i * (WIDTH + GAP) * unit;
            for (double[] line : LINES[digits.charAt(i) - '0']) {
                append(path, line, left, y - HEIGHT / 2 * unit, unit);
            }
        }
        svg.path(path.toString(), Paint.DIGITS);
    }

    private static void append(StringBuilder path, double[] line, double left, double top, double unit) {
        for (int i = 0; i < line.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L').append(Svg.number(left + line[i] * unit));
            path.append(' ').append(Svg.number(top + line[i + 1] * unit));
        }
    }
}
