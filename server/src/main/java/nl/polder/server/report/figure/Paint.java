package nl.polder.server.report.figure;

/**
 * How a shape is filled and outlined: a class for style sheets and, for paper, the colour itself.
 *
 * @param attributes ready to stand in a tag, with a space before
 */
record Paint(String attributes) {
    static final Paint AGREE = fill("ag", "#14706A");
    static final Paint DISAGREE_GROUND = fill("di-bg", "#F3DDD5");
    static final Paint DISAGREE_LINES = stroke("di-ln", "#B4472B", 2.2);
    static final Paint PASS_GROUND = fill("pa-bg", "#ECEFF0");
    static final Paint PASS_DOTS = stroke("pa-ln", "#6B767C", 1.8);
    static final Paint DITCH = stroke("ditch", "#FFFFFF", 2);
    static final Paint RAIL = stroke("rail", "#C9D3D6", 1);
    static final Paint HALF = dashed("half", "#6F7F87", 1);
    static final Paint PEOPLE = fill("wa", "#0A5A78");
    static final Paint ON_PEOPLE = stroke("on-wa", "#FFFFFF", 1.2);
    static final Paint INK = stroke("ink-ln", "#17242B", 1.2);
    static final Paint LEAD = stroke("edge-ln", "#6F7F87", 1);
    static final Paint EVERYBODY = outlined("g0", "#FBFAF6", "#6F7F87", 2);
    static final Paint EVERYBODY_LINE = stroke("ci g0", "#6F7F87", 3.5);

    private static final String[] GROUP_COLOURS = {"#1F4FA3", "#BC7300", "#C44B93", "#2E93B5", "#5C6670", "#5A2E22"};

    /** The fill of a group's mark, by its number from 0; six groups at most. */
    static Paint group(int index) {
        return fill("g" + (char) ('a' + index), GROUP_COLOURS[index]);
    }

    static Paint groupLine(int index, double width) {
        return stroke("g" + (char) ('a' + index), GROUP_COLOURS[index], width);
    }

    /** A group's outline on the map: light inside. */
    static Paint groupHull(int index) {
        return new Paint(" class=\"hull g%s\" fill=\"%s\" fill-opacity=\".08\" stroke=\"%s\" stroke-width=\"1.5\""
                .formatted((char) ('a' + index), GROUP_COLOURS[index], GROUP_COLOURS[index]));
    }

    /** Shade of agreement from none (0) to all (1), in five steps so that it reads in grey too. */
    static Paint shade(double share) {
        int step = Math.min(4, (int) (share * 5));
        String[] steps = {"#F4F6F5", "#CFE3DF", "#9CC9C3", "#56A099", "#14706A"};
        return new Paint(" class=\"heat h%d\" fill=\"%s\"".formatted(step, steps[step]));
    }

    static Paint fill(String cssClass, String colour) {
        return new Paint(" class=\"%s\" fill=\"%s\"".formatted(cssClass, colour));
    }

    private static Paint stroke(String cssClass, String colour, double width) {
        return new Paint(" class=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linecap=\"butt\""
                .formatted(cssClass, colour, Svg.number(width)));
    }

    private static Paint dashed(String cssClass, String colour, double width) {
        return new Paint(stroke(cssClass, colour, width).attributes + " stroke-dasharray=\"2 3\"");
    }

    private static Paint outlined(String cssClass, String fill, String colour, double width) {
        return new Paint(" class=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\""
                .formatted(cssClass, fill, colour, Svg.number(width)));
    }
}
