package nl.polder.server.transfer.polis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the cells of participants-votes.csv with the last votes of votes.csv while the former is read. Where two votes of
 * one person have the same time, no file says which came last: then the cell decides.
 */
final class CellCheck implements ParticipantsVotesCsv.Cells {

    /** A cell that differs from its last vote although the two votes before tie in time. */
    private record Tie(int event, int last, int cell) {}

    private record Place(int pid, int tid, long line) {}

    private static final int PLACES_KEPT_MAX = 40;

    private final VoteEvents events;
    private final String file;
    private final Findings findings;
    private final Map<Integer, int[]> rangeOfStatement = new HashMap<>();
    private final List<Place> same = new ArrayList<>();
    private final List<Place> reversed = new ArrayList<>();
    private final List<Place> different = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();
    private long sameCount;
    private long reversedCount;
    private long matched;

    CellCheck(VoteEvents events, String file, Findings findings) {
        this.events = events;
        this.file = file;
        this.findings = findings;
        for (int i = 0; i < events.count(); i++) {
            int at = i;
            rangeOfStatement.computeIfAbsent(events.tid(i), tid -> new int[] {at, at})[1] = i + 1;
        }
    }

    @Override
    public void cell(int pid, int tid, int value, long line) {
        int last = lastEvent(pid, tid);
        if (last < 0) {
            findings.disagreement(
                    file,
                    line,
                    "Participant " + pid + " has a vote on statement " + tid + " that the votes file lacks.",
                    "Export both files again, at one moment.");
            return;
        }
        matched++;
        int vote = events.value(last);
        if (value == vote) {
            if (value != 0) {
                sameCount++;
                keep(same, pid, tid, line);
            }
        } else if (!isTie(last, value)) {
            boolean opposite = value == -vote;
            reversedCount += opposite ? 1 : 0;
            keep(opposite ? reversed : different, pid, tid, line);
        }
    }

    private static void keep(List<Place> places, int pid, int tid, long line) {
        if (places.size() < PLACES_KEPT_MAX) {
            places.add(new Place(pid, tid, line));
        }
    }

    /** An earlier event of the same time whose value is the cell's, under the sign most cells have. */
    private boolean isTie(int last, int cell) {
        for (int i = last - 1; i >= 0 && isTieOf(i, last); i--) {
            int wanted = reversedCount > sameCount ? -cell : cell;
            if (events.value(i) == wanted) {
                ties.add(new Tie(i, last, cell));
                return true;
            }
        }
        return false;
    }

    private boolean isTieOf(int event, int last) {
        return events.tid(event) == events.tid(last)
                && events.pid(event) == events.pid(last)
                && events.timeMillis(event) == events.timeMillis(last);
    }

    /** Applies the cells' word on ties and reports cells that do not fit. */
    void finish() {
        for (Tie tie : ties) {
            events.swapWithLast(tie.event, tie.last);
        }
        if (!ties.isEmpty()) {
            findings.assume(ties.size() + " votes were changed within one unit of time; the last one is the one in "
                    + file + ".");
        }
        long last = 0;
        for (int i = 0; i < events.count(); i++) {
            last += events.isLast(i) ? 1 : 0;
        }
        if (last > matched) {
            findings.disagreement(
                    file,
                    0,
                    (last - matched) + " votes of the votes file are not in it.",
                    "Export both files again, at one moment.");
        }
        reportMinority();
    }

    private void reportMinority() {
        List<Place> wrong = new ArrayList<>(different);
        if (sameCount == 0 && reversedCount > 0) {
            findings.assume(file + ": its cells have the opposite sign of the votes file.");
        } else {
            wrong.addAll(sameCount >= reversedCount ? reversed : same);
        }
        for (Place place : wrong) {
            findings.disagreement(
                    file,
                    place.line,
                    "The vote of participant " + place.pid + " on statement " + place.tid
                            + " is another than their last one in the votes file.",
                    "Export both files again, at one moment.");
        }
    }

    private int lastEvent(int pid, int tid) {
        int[] range = rangeOfStatement.get(tid);
        if (range == null) {
            return -1;
        }
        int low = range[0];
        int high = range[1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.pid(middle) <= pid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > range[0] && events.pid(low - 1) == pid ? low - 1 : -1;
    }
}
