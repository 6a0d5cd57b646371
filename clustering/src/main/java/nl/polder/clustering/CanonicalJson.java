package nl.polder.clustering;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes JSON of which equal content always has equal bytes: keys in the order of writing, no spaces, numbers as in RFC 8785 (shortest digits
 * that read back to the same double, whole numbers without a fraction).
 */
public final class CanonicalJson {
    private static final double EXPONENT_FROM = 1e21;
    private static final double EXPONENT_BELOW = 1e-6;

    private final StringBuilder out = new StringBuilder();
    /** For each open bracket: has something been written in it. */
    private final Deque<Boolean> open = new ArrayDeque<>();

    private boolean afterKey;

    private void separate() {
        if (!afterKey && !open.isEmpty()) {
            if (open.pop()) {
                out.append(',');
            }
            open.push(true);
        }
        afterKey = false;
    }

    private CanonicalJson begin(char bracket) {
        separate();
        out.append(bracket);
        open.push(false);
        return this;
    }

    private CanonicalJson end(char bracket) {
        open.pop();
        out.append(bracket);
        return this;
    }

    public CanonicalJson beginObject() {
        return begin('{');
    }

    public CanonicalJson endObject() {
        return end('}');
    }

    public CanonicalJson beginArray() {
        return begin('[');
    }

    public CanonicalJson endArray() {
        return end(']');
    }

    /** The next value's key. */
    public CanonicalJson key(String name) {
        separate();
        quoted(name);
        out.append(':');
        afterKey = true;
        return this;
    }

    public CanonicalJson key(int name) {
        return key(Integer.toString(name));
    }

    public CanonicalJson value(String text) {
        separate();
        quoted(text);
        return this;
    }

    public CanonicalJson value(boolean truth) {
        separate();
        out.append(truth);
        return this;
    }

    public CanonicalJson value(long number) {
        separate();
        out.append(number);
        return this;
    }

    /**
     * @throws IllegalArgumentException for what JSON cannot say: infinite or not a number
     */
    public CanonicalJson value(double number) {
        separate();
        out.append(number(number));
        return this;
    }

    public CanonicalJson nullValue() {
        separate();
        out.append("null");
        return this;
    }

    /** All numbers of an iterable as an array. */
    public CanonicalJson integers(Iterable<Integer> numbers) {
        beginArray();
        numbers.forEach(n -> value((long) n));
        return endArray();
    }

    /** A double in its canonical form. */
    static String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        if (number == 0) {
            return "0";
        }
        return formatted(new BigDecimal(Double.toString(number)).stripTrailingZeros());
    }

    /** The shortest digits of a 32-bit number, for fields that Polis stores so. */
    CanonicalJson value32(double number) {
        separate();
        float narrow = (float) number;
        out.append(narrow == 0 ? "0" : formatted(new BigDecimal(Float.toString(narrow)).stripTrailingZeros()));
        return this;
    }

    private static String formatted(BigDecimal decimal) {
        double size = Math.abs(decimal.doubleValue());
        if (size >= EXPONENT_BELOW && size < EXPONENT_FROM) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        return (decimal.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e" : "e+")
                + exponent;
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** What has been written; complete when every bracket is closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(open.size() + " brackets are still open");
        }
        return out.toString();
    }
}
