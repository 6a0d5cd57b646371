package nl.polder.clustering.robust.finding;

/**
 * A share with its 95 % Jeffreys interval (Brown, Cai and DasGupta 2001), for distinct groups wider on the side where people who may
 * belong to another group can have moved the share; all in [0, 1].
 *
 * @param share observed share; 0 when nobody voted
 * @param low lower end; 0 without successes
 * @param high upper end; 1 when every vote is a success, and when nobody voted
 */
public record Interval(double share, double low, double high) {}
