package nl.polder.server.transfer.polis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Counts of agrees and disagrees as a file states them, per statement or per participant, to check votes against. */
final class Tallies {

    /**
     * One statement's or participant's counts.
     *
     * @param agrees as stated
     * @param disagrees as stated
     * @param line where, from 1
     */
    record Stated(long agrees, long disagrees, long line) {}

    private final Map<Integer, Stated> byId = new LinkedHashMap<>();

    void put(int id, long agrees, long disagrees, long line) {
        byId.put(id, new Stated(agrees, disagrees, line));
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    void forEach(BiConsumer<Integer, Stated> action) {
        byId.forEach(action);
    }
}
