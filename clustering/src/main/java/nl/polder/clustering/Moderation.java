package nl.polder.clustering;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What moderators decided, as statement ids. Rejected and meta statements take no part in the mathematics: their column counts as
 * "everybody voted 0" (polis-math section 2 and 3). Statements in none of the sets are not yet reviewed and are ordinary columns.
 *
 * @param rejected moderated out
 * @param accepted moderated in; published, not used by the mathematics
 * @param meta statements about the participants or the conversation itself
 */
public record Moderation(SortedSet<Integer> rejected, SortedSet<Integer> accepted, SortedSet<Integer> meta) {
    public Moderation {
        rejected = copy(rejected);
        accepted = copy(accepted);
        meta = copy(meta);
    }

    private static SortedSet<Integer> copy(Collection<Integer> ids) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    /** Nothing moderated. */
    public static Moderation none() {
        return of(List.of(), List.of());
    }

    public static Moderation of(Collection<Integer> rejected, Collection<Integer> meta) {
        return of(rejected, List.of(), meta);
    }

    public static Moderation of(Collection<Integer> rejected, Collection<Integer> accepted, Collection<Integer> meta) {
        return new Moderation(new TreeSet<>(rejected), new TreeSet<>(accepted), new TreeSet<>(meta));
    }

    /** Rejected or meta: zeroed in the rating matrix, never representative, never consensus. */
    public boolean isExcluded(int statementId) {
        return rejected.contains(statementId) || meta.contains(statementId);
    }

    /** Polis's mod-out set: rejected and meta. */
    public SortedSet<Integer> excluded() {
        TreeSet<Integer> all = new TreeSet<>(rejected);
        all.addAll(meta);
        return Collections.unmodifiableSortedSet(all);
    }

    /** Polis's mod-in set: accepted and meta. */
    public SortedSet<Integer> included() {
        TreeSet<Integer> all = new TreeSet<>(accepted);
        all.addAll(meta);
        return Collections.unmodifiableSortedSet(all);
    }
}
