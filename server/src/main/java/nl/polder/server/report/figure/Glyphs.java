package nl.polder.server.report.figure;

/** Numbers and the letters of groups drawn as lines: text in a drawing would need a font on paper, and tags of its own. */
final class Glyphs {
    /** Of one glyph, in units of its grid. */
    private static final double WIDTH = 4;

    private static final double HEIGHT = 6;
    private static final double GAP = 2;

    /** For each glyph the lines that make it, as x, y, x, y …, on a grid of four by six. */
    private static final double[][][] DIGITS = {
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

    /** From A on: there are six groups at most. */
    private static final double[][][] LETTERS = {
        {{0, 6, 2, 0, 4, 6}, {.8, 3.8, 3.2, 3.8}},
        {{0, 0, 0, 6, 3, 6, 4, 5, 4, 3.8, 3, 2.8, 0, 2.8}, {0, 0, 2.8, 0, 3.8, .9, 3.8, 1.9, 3, 2.8}},
        {{4, 1, 3, 0, 1, 0, 0, 1, 0, 5, 1, 6, 3, 6, 4, 5}},
        {{0, 0, 0, 6, 2.4, 6, 4, 4.6, 4, 1.4, 2.4, 0, 0, 0}},
        {{4, 0, 0, 0, 0, 6, 4, 6}, {0, 2.8, 3.2, 2.8}},
        {{4, 0, 0, 0, 0, 6}, {0, 2.8, 3.2, 2.8}},
    };

    private Glyphs() {}

    /**
     * Draws words round (x, y), no wider than {@code width}.
     *
     * @param words digits, and letters from A to F
     * @param paint of lines
     * @throws IllegalArgumentException when there is no drawing of a character
     */
    static void draw(Svg svg, String words, double x, double y, double width, Paint paint) {
        draw(svg, words, x, y, paint, Math.min(width / gridWidth(words), width / (2 * WIDTH + GAP)));
    }

    /** Draws words round (x, y), all of this height however many they are. */
    static void drawHigh(Svg svg, String words, double x, double y, double height, Paint paint) {
        draw(svg, words, x, y, paint, height / HEIGHT);
    }

    /** How wide words of this height are. */
    static double width(String words, double height) {
        return gridWidth(words) * height / HEIGHT;
    }

    private static double gridWidth(String words) {
        return words.length() * (WIDTH + GAP) - GAP;
    }

    private static void draw(Svg svg, String words, double x, double y, Paint paint, double unit) {
        double grid = gridWidth(words);
        var path = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            double left = x - grid / 2 * unit + i * (WIDTH + GAP) * unit;
            for (double[] line : linesOf(words.charAt(i))) {
                append(path, line, left, y - HEIGHT / 2 * unit, unit);
            }
        }
        svg.path(path.toString(), paint);
    }

    private static double[][] linesOf(char character) {
        if (character >= '0' && character <= '9') {
            return DIGITS[character - '0'];
        }
        if (character >= 'A' && character - 'A' < LETTERS.length) {
            return LETTERS[character - 'A'];
        }
        throw new IllegalArgumentException("there is no drawing of " + character);
    }

    private static void append(StringBuilder path, double[] line, double left, double top, double unit) {
        for (int i = 0; i < line.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L').append(Svg.number(left + line[i] * unit));
            path.append(' ').append(Svg.number(top + line[i + 1] * unit));
        }
    }
}
