package nl.polder.server.report.figure;

import nl.polder.server.analysis.Share;

/** A share as the group's mark and its 95 % interval as a thick line, over a rail from 0 to 100 % with a dotted line at half. */
public final class IntervalPlot {
    private static final double WIDTH = 240;
    private static final double MIDDLE = 12;
    private static final double ALL_ROUND = 10;

    private IntervalPlot() {}

    /**
     * @param group its number from 0; -1 for everybody, or everybody else
     * @param alternative the row in words, for a PDF
     */
    public static String row(Share share, int group, String alternative) {
        var svg = Svg.beside("range", WIDTH, 2 * MIDDLE, alternative);
        svg.line(at(0), MIDDLE, at(1), MIDDLE, Paint.RAIL).line(at(.5), 0, at(.5), 2 * MIDDLE, Paint.HALF);
        Paint interval = group < 0 ? Paint.EVERYBODY_LINE : Paint.groupLine(group, 4);
        svg.line(at(share.low()), MIDDLE, at(share.high()), MIDDLE, interval);
        if (group < 0) {
            svg.circle(at(share.value()), MIDDLE, 5.5, Paint.EVERYBODY);
        } else {
            GroupMark.draw(svg, at(share.value()), MIDDLE, .85, group);
        }
        return svg.done();
    }

    private static double at(double share) {
        return ALL_ROUND + share * (WIDTH - 2 * ALL_ROUND);
    }
}
