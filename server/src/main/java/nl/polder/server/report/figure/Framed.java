package nl.polder.server.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drawing with its words around it, as one SVG that stands by itself: in a letter, on a slide, as a picture made by a browser.
 * Colours are attributes, links are gone, text is in whatever sans serif the reader has.
 */
public final class Framed {
    private static final Pattern SIZE = Pattern.compile("^<svg [^>]*?width=\"([0-9.]+)\" height=\"([0-9.]+)\"");
    private static final double MARGIN = 16;
    private static final double LINE = 1.35;
    private static final double TITLE = 17;
    private static final double TEXT = 13;
    private static final double SMALL = 11;
    /** Width of a letter in ems, on average; of a Chinese or Japanese character, one. */
    private static final double LETTER = 0.53;

    private final StringBuilder out = new StringBuilder();
    private final double width;
    private double y = MARGIN;

    private Framed(double width) {
        this.width = width;
    }

    /** A group's mark as SVG and its name. */
    public record Key(String mark, String name) {}

    /**
     * What surrounds a drawing.
     *
     * @param low the words at its left end, a line each
     * @param high likewise at its right end
     * @param up likewise above it
     * @param down likewise below it
     * @param source where it comes from
     */
    public record Around(
            String title,
            List<String> low,
            List<String> high,
            List<String> up,
            List<String> down,
            List<Key> key,
            String caption,
            String source) {
        public Around {
            low = List.copyOf(low);
            high = List.copyOf(high);
            up = List.copyOf(up);
            down = List.copyOf(down);
            key = List.copyOf(key);
        }
    }

    /** @param drawing one of the figures of this package */
    public static String draw(String drawing, Around around) {
        Matcher size = SIZE.matcher(drawing);
        if (!size.find()) {
            throw new IllegalArgumentException("not a drawing of ours");
        }
        double width = Double.parseDouble(size.group(1));
        var framed = new Framed(width);
        framed.lines(around.title(), TITLE, "#17242B", " font-weight=\"bold\"");
        framed.middle(around.up());
        framed.nested(drawing, width, Double.parseDouble(size.group(2)));
        framed.middle(around.down());
        framed.ends(around.low(), around.high());
        framed.key(around.key());
        framed.lines(around.caption(), TEXT, "#17242B", "");
        framed.lines(around.source(), SMALL, "#4A5A63", "");
        return framed.done();
    }

    private void nested(String drawing, double width, double height) {
        String inside = drawing.replaceAll("<a [^>]*>", "<g>").replace("</a>", "</g>");
        out.append("<svg x=\"").append(Svg.number(MARGIN)).append("\" y=\"").append(Svg.number(y));
        out.append('"').append(inside.substring("<svg".length()));
        y += height + 8;
        if (width > this.width) {
            throw new IllegalArgumentException("a drawing wider than its frame");
        }
    }

    private void middle(List<String> lines) {
        for (String words : lines) {
            wrapped(words, width, TEXT)
                    .forEach(line -> text(MARGIN + width / 2, line, TEXT, "#4A5A63", " text-anchor=\"middle\""));
        }
        y += lines.isEmpty() ? 0 : 6;
    }

    private void ends(List<String> low, List<String> high) {
        double half = width / 2 - 10;
        double top = y;
        double lowest = top;
        for (boolean end : new boolean[] {false, true}) {
            y = top;
            for (String words : end ? high : low) {
                for (String line : wrapped(words, half, TEXT)) {
                    text(end ? MARGIN + width : MARGIN, line, TEXT, "#4A5A63", end ? " text-anchor=\"end\"" : "");
                }
            }
            lowest = Math.max(lowest, y);
        }
        y = lowest + (lowest > top ? 6 : 0);
    }

    private void key(List<Key> keys) {
        double x = MARGIN;
        for (Key key : keys) {
            out.append("<svg x=\"").append(Svg.number(x)).append("\" y=\"").append(Svg.number(y));
            out.append('"').append(key.mark().substring("<svg".length()));
            double before = y;
            text(x + 24, key.name(), TEXT, "#17242B", "");
            y = before;
            x += 40 + key.name().length() * TEXT * LETTER;
        }
        y += keys.isEmpty() ? 0 : 26;
    }

    private void lines(String words, double size, String colour, String more) {
        wrapped(words, width, size).forEach(line -> text(MARGIN, line, size, colour, more));
        y += 6;
    }

    private void text(double x, String line, double size, String colour, String more) {
        y += size * LINE;
        out.append("<text x=\"").append(Svg.number(x)).append("\" y=\"").append(Svg.number(y - size * (LINE - 1)));
        out.append("\" font-size=\"")
                .append(Svg.number(size))
                .append("\" fill=\"")
                .append(colour);
        out.append('"').append(more).append('>').append(Svg.escape(line)).append("</text>");
    }

    /** Broken at spaces where there are any; a word longer than the line is broken anywhere. */
    private static List<String> wrapped(String words, double width, double size) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        double used = 0;
        for (String word : words.split("(?<=\\s)|(?<=\\p{IsIdeographic})")) {
            double needed = length(word.stripTrailing()) * size;
            if (used + needed > width && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            line.append(word);
            used += length(word) * size;
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static double length(String word) {
        return word.codePoints()
                .mapToDouble(c -> Character.isIdeographic(c) ? 1 : LETTER)
                .sum();
    }

    private String done() {
        String w = Svg.number(width + 2 * MARGIN);
        String h = Svg.number(y + MARGIN);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w
                + " "
                + h + "\" font-family=\"Arial, Helvetica, sans-serif\"><rect width=\"" + w + "\" height=\"" + h
                + "\" fill=\"#FFFFFF\"/>" + out + "</svg>\n";
    }
}
