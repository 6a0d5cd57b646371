package nl.polder.server.report.figure;

/**
 * The one way a share of votes is drawn: agree from the start (full), pass in the middle (dots), disagree to the end (stripes),
 * so that both outer parts can be compared.
 */
public final class Bar {
    private static final double STRIPE = 6;
    private static final double GAP = 2;

    private Bar() {}

    /**
     * The bar of one row, whose numbers stand beside it. Shares are 0 to 1 and add up to 1.
     *
     * @param alternative the bar in words, for a PDF
     */
    public static String row(double agree, double pass, double disagree, String alternative) {
        var svg = Svg.beside("bar", 240, 16, alternative);
        draw(svg, 0, 240, 16, agree, pass, disagree);
        return svg.done();
    }

    /** Draws a bar whose upper left corner is at (0, y). */
    static void draw(Svg svg, double y, double width, double height, double agree, double pass, double disagree) {
        double passAt = width * agree;
        double disagreeAt = width * (1 - disagree);
        svg.rectangle(0, y, Math.max(0, passAt), height, Paint.AGREE);
        if (disagreeAt - passAt > GAP) {
            svg.rectangle(passAt + GAP / 2, y, disagreeAt - passAt - GAP, height, Paint.PASS_GROUND);
            svg.path(dots(passAt + GAP, y, disagreeAt - GAP, y + height), Paint.PASS_DOTS);
        }
        if (width - disagreeAt > GAP) {
            svg.rectangle(disagreeAt + GAP / 2, y, width - disagreeAt - GAP / 2, height, Paint.DISAGREE_GROUND);
            svg.path(stripes(disagreeAt + GAP / 2, y, width, y + height), Paint.DISAGREE_LINES);
        }
    }

    /** Lines at 45 degrees, cut off at the four sides: a clip would not survive the PDF engine. */
    private static String stripes(double left, double top, double right, double bottom) {
        var path = new StringBuilder();
        for (double foot = left - (bottom - top) + STRIPE / 2; foot < right; foot += STRIPE) {
            double x1 = Math.max(foot, left);
            double x2 = Math.min(foot + (bottom - top), right);
            if (x2 > x1) {
                path.append('M').append(Svg.number(x1)).append(' ').append(Svg.number(bottom - (x1 - foot)));
                path.append('L').append(Svg.number(x2)).append(' ').append(Svg.number(bottom - (x2 - foot)));
            }
        }
        return path.toString();
    }

    private static String dots(double left, double top, double right, double bottom) {
        var path = new StringBuilder();
        for (double y = top + STRIPE / 2; y < bottom - 1; y += STRIPE) {
            for (double x = left + 1; x < right - 2; x += STRIPE) {
                path.append('M')
                        .append(Svg.number(x))
                        .append(' ')
                        .append(Svg.number(y))
                        .append("h1.8");
            }
        }
        return path.toString();
    }
}
