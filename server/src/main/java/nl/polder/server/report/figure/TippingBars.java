package nl.polder.server.report.figure;

import java.util.List;

/** How many people it takes to tip each of some statements, as a bar for each; in the order given. */
public final class TippingBars {
    private static final double WIDTH = 640;
    private static final double ROW = 26;
    private static final double THICK = 16;
    private static final double LEFT = 40;
    private static final double RIGHT = 60;
    private static final double DIGIT_HEIGHT = 11;
    private static final double GAP = 8;

    private TippingBars() {}

    /**
     * A statement.
     *
     * @param people 0 or more
     */
    public record Bar(int number, int people, String href, String tip) {}

    public static String draw(List<Bar> bars, String title, String description) {
        var svg = Svg.pickable("tipping", "tipping", WIDTH, ROW * bars.size(), title, description);
        int most = Math.max(1, bars.stream().mapToInt(Bar::people).max().orElse(1));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double middle = (i + .5) * ROW;
            double width = (WIDTH - LEFT - RIGHT) * bar.people() / most;
            svg.target(bar.href(), bar.tip(), () -> {
                Glyphs.drawHigh(svg, "" + bar.number(), LEFT / 2, middle, DIGIT_HEIGHT, Paint.INK);
                svg.rectangle(LEFT, middle - THICK / 2, Math.max(1, width), THICK, Paint.PEOPLE);
                String people = "" + bar.people();
                double center = LEFT + width + GAP + Glyphs.width(people, DIGIT_HEIGHT) / 2;
                Glyphs.drawHigh(svg, people, center, middle, DIGIT_HEIGHT, Paint.INK);
            });
        }
        return svg.done();
    }
}
