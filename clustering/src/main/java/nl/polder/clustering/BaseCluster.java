package nl.polder.clustering;

import java.util.Arrays;

/**
 * Some participants who stand so close together that groups are made of base clusters instead of persons; up to 100 in an
 * analysis. Position in the sign agree = +1; the members are participant ids.
 */
public final class BaseCluster {
    private final int id;
    private final double x;
    private final double y;
    private final int[] participantIds;

    BaseCluster(int id, double x, double y, int[] participantIds) {
        this.id = id;
        this.x = x;
        this.y = y;
        this.participantIds = participantIds;
    }

    /** A given base cluster, for example from a published math object (whose coordinates have the other sign: negate them). */
    public static BaseCluster of(int id, double x, double y, int... participantIds) {
        return new BaseCluster(id, x, y, participantIds.clone());
    }

    public int id() {
        return id;
    }

    public double x() {
        return x;
    }

    public double y() {
        return y;
    }

    /** Number of members. */
    public int size() {
        return participantIds.length;
    }

    /** Members, a copy, in row order. */
    public int[] participantIds() {
        return participantIds.clone();
    }

    int participantId(int member) {
        return participantIds[member];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BaseCluster that
                && id == that.id
                && Double.compare(x, that.x) == 0
                && Double.compare(y, that.y) == 0
                && Arrays.equals(participantIds, that.participantIds);
    }

    @Override
    public int hashCode() {
        return 31 * id + Arrays.hashCode(participantIds);
    }

    @Override
    public String toString() {
        return "base cluster " + id + " at (" + x + ", " + y + ") of " + participantIds.length;
    }
}
