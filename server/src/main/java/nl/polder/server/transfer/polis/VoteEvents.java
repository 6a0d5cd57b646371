package nl.polder.server.transfer.polis;

import java.util.Arrays;

/**
 * Votes as events in the order (tid, pid, time, place in the file), so that of each pair the last one counts. 17 bytes a
 * vote. The sign is agree = +1, disagree = −1, pass = 0, whatever the file used.
 */
public final class VoteEvents {

    private final int[] tid;
    private final int[] pid;
    private final byte[] value;
    private final long[] timeMillis;
    private final boolean[] important;

    private VoteEvents(int[] tid, int[] pid, byte[] value, long[] timeMillis, boolean[] important) {
        this.tid = tid;
        this.pid = pid;
        this.value = value;
        this.timeMillis = timeMillis;
        this.important = important;
    }

    public int count() {
        return tid.length;
    }

    public int tid(int event) {
        return tid[event];
    }

    public int pid(int event) {
        return pid[event];
    }

    /** +1 agree, 0 pass, −1 disagree. */
    public int value(int event) {
        return value[event];
    }

    public long timeMillis(int event) {
        return timeMillis[event];
    }

    public boolean isImportant(int event) {
        return important[event];
    }

    /** Whether no later event is about the same participant and statement. */
    public boolean isLast(int event) {
        return event + 1 == tid.length || tid[event + 1] != tid[event] || pid[event + 1] != pid[event];
    }

    /** The events' indices from the earliest to the latest; equal times keep the order (tid, pid). */
    public int[] chronological() {
        long[] times = timeMillis;
        return Sorting.indices(tid.length, (a, b) -> {
            int order = Long.compare(times[a], times[b]);
            return order != 0 ? order : Integer.compare(a, b);
        });
    }

    /** Gives every vote the opposite sign: the file counted agree as −1. */
    VoteEvents negated() {
        byte[] opposite = new byte[value.length];
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = (byte) -value[i];
        }
        return new VoteEvents(tid, pid, opposite, timeMillis, important);
    }

    /** Makes this event the last one of its pair; only for events of equal time, whose order no file states. */
    void swapWithLast(int event, int last) {
        byte kept = value[event];
        value[event] = value[last];
        value[last] = kept;
        boolean mark = important[event];
        important[event] = important[last];
        important[last] = mark;
    }

    /** Gathers events in any order. */
    static final class Builder {

        private int[] tid = new int[1024];
        private int[] pid = new int[1024];
        private byte[] value = new byte[1024];
        private long[] time = new long[1024];
        private boolean[] important = new boolean[1024];
        private int count;

        void add(int statement, int participant, int vote, long castAt, boolean isImportant) {
            if (count == tid.length) {
                grow();
            }
            tid[count] = statement;
            pid[count] = participant;
            value[count] = (byte) vote;
            time[count] = castAt;
            important[count++] = isImportant;
        }

        /** @param millisPerUnit 1000 when the times added are seconds, 1 when they are milliseconds */
        VoteEvents build(long millisPerUnit) {
            int[] order = isSorted() ? null : Sorting.indices(count, this::compare);
            int[] tids = new int[count];
            int[] pids = new int[count];
            byte[] values = new byte[count];
            long[] times = new long[count];
            boolean[] marks = new boolean[count];
            for (int i = 0; i < count; i++) {
                int from = order == null ? i : order[i];
                tids[i] = tid[from];
                pids[i] = pid[from];
                values[i] = value[from];
                times[i] = time[from] * millisPerUnit;
                marks[i] = important[from];
            }
            return new VoteEvents(tids, pids, values, times, marks);
        }

        private boolean isSorted() {
            for (int i = 1; i < count; i++) {
                if (compare(i - 1, i) > 0) {
                    return false;
                }
            }
            return true;
        }

        private int compare(int a, int b) {
            int order = Integer.compare(tid[a], tid[b]);
            if (order == 0) {
                order = Integer.compare(pid[a], pid[b]);
            }
            if (order == 0) {
                order = Long.compare(time[a], time[b]);
            }
            return order != 0 ? order : Integer.compare(a, b);
        }

        private void grow() {
            int larger = 2 * count;
            tid = Arrays.copyOf(tid, larger);
            pid = Arrays.copyOf(pid, larger);
            value = Arrays.copyOf(value, larger);
            time = Arrays.copyOf(time, larger);
            important = Arrays.copyOf(important, larger);
        }
    }
}
