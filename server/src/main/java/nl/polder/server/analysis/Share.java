package nl.polder.server.analysis;

/**
 * A share with its base and its 95 % Jeffreys interval (Brown, Cai and DasGupta 2001).
 *
 * @param count people who answered this
 * @param base people who voted on the statement (passes included), at least 1
 * @param low lower end of the interval, 0 to 1; 0 when nobody answered this
 * @param high upper end of the interval, 0 to 1; 1 when everybody did
 */
public record Share(int count, int base, double low, double high) {
    public Share {
        if (count < 0 || base < 1 || count > base) {
            throw new IllegalArgumentException("a share of " + count + " out of " + base);
        }
    }

    /** The observed share, 0 to 1. */
    public double value() {
        return (double) count / base;
    }
}
