package nl.polder.server.report.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes one SVG drawing; numbers in the shortest form with at most two decimals, text escaped. */
final class Svg {
    private final StringBuilder out = new StringBuilder(1024);

    private Svg() {}

    /**
     * A figure that says something by itself: with title and description for those who cannot see it.
     *
     * @param id unique on the page
     */
    static Svg figure(String id, String cssClass, double width, double height, String title, String description) {
        return described("img", id, cssClass, width, height, title, description);
    }

    /** Likewise, with {@linkplain #target targets} inside: an image has none. */
    static Svg pickable(String id, String cssClass, double width, double height, String title, String description) {
        return described("group", id, cssClass, width, height, title, description);
    }

    private static Svg described(
            String role, String id, String cssClass, double width, double height, String title, String description) {
        var svg = new Svg();
        svg.open(cssClass, width, height)
                .append(" role=\"")
                .append(role)
                .append("\" aria-labelledby=\"")
                .append(escape(id))
                .append("-t ")
                .append(escape(id))
                .append("-d\" data-alt=\"")
                .append(escape(title + ". " + description))
                .append("\"><title id=\"")
                .append(escape(id))
                .append("-t\">")
                .append(escape(title))
                .append("</title><desc id=\"")
                .append(escape(id))
                .append("-d\">")
                .append(escape(description))
                .append("</desc>");
        return svg;
    }

    /** A drawing whose numbers stand beside it in the same row: hidden from screen readers. */
    static Svg beside(String cssClass, double width, double height, String alternative) {
        var svg = new Svg();
        svg.open(cssClass, width, height)
                .append(" aria-hidden=\"true\" focusable=\"false\" data-alt=\"")
                .append(escape(alternative))
                .append("\">");
        return svg;
    }

    private StringBuilder open(String cssClass, double width, double height) {
        return out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"")
                .append(cssClass)
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append('"');
    }

    Svg rectangle(double x, double y, double width, double height, Paint paint) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        return close(paint);
    }

    Svg circle(double x, double y, double radius, Paint paint) {
        out.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        out.append("\" r=\"").append(number(radius));
        return close(paint);
    }

    Svg line(double x1, double y1, double x2, double y2, Paint paint) {
        return path("M%s %sL%s %s".formatted(number(x1), number(y1), number(x2), number(y2)), paint);
    }

    /** A dotted line that is seen on light and on what is filled. */
    Svg mark(double x1, double y1, double x2, double y2) {
        return line(x1, y1, x2, y2, Paint.DITCH).line(x1, y1, x2, y2, Paint.HALF);
    }

    /** @param commands in the syntax of the attribute {@code d}; empty draws nothing */
    Svg path(String commands, Paint paint) {
        if (commands.isEmpty()) {
            return this;
        }
        out.append("<path d=\"").append(commands);
        return close(paint);
    }

    /**
     * Makes what is added by {@code inside} one target with a tip in words. A figure has hundreds: the keyboard does not stop at each
     * of them, but with script at the figure, and goes on with the arrows; without script the same stands in a table.
     */
    Svg target(String href, String tip, Runnable inside) {
        out.append("<a href=\"")
                .append(escape(href))
                .append("\" tabindex=\"-1\"><title>")
                .append(escape(tip))
                .append("</title>");
        inside.run();
        out.append("</a>");
        return this;
    }

    private Svg close(Paint paint) {
        out.append('"').append(paint.attributes()).append("/>");
        return this;
    }

    /** The finished drawing. */
    String done() {
        return out + "</svg>";
    }

    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String escape(String text) {
        // XML has no way to write most control characters.
        return text.replaceAll("[\\p{Cc}&&[^\\t\\n\\r]]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
