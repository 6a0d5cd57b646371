package nl.polder.clustering;

import java.util.List;

/**
 * One opinion group: participants who vote alike.
 *
 * @param id label without meaning, from 0; letters and colours are matters of presentation
 * @param x weighted mean of its members' positions, sign agree = +1
 * @param y the same on the second axis
 * @param members number of participants
 * @param baseClusters ids of its base clusters
 */
public record OpinionGroup(int id, double x, double y, int members, List<Integer> baseClusters) {
    public OpinionGroup {
        baseClusters = List.copyOf(baseClusters);
    }

    /** A given group, of which only the base clusters are known; position and size are computed. */
    public static OpinionGroup of(int id, List<Integer> baseClusters) {
        return new OpinionGroup(id, 0, 0, 0, baseClusters);
    }
}
