package nl.polder.server.transfer.polis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * participants-votes.csv (or participant-votes.csv): one row per participant with counts, Polis's opinion group and one cell
 * per statement. The cells are handed on as they are read and not kept.
 */
final class ParticipantsVotesCsv implements CsvFile.Content {

    /** What wants to see the cells. */
    @FunctionalInterface
    interface Cells {
        /** A vote as the file writes it. */
        void cell(int pid, int tid, int value, long line);
    }

    private final String file;
    private final Findings findings;
    private final Cells cells;
    private final Map<Integer, Integer> groups = new HashMap<>();
    private final Tallies tallies = new Tallies();
    private final Tallies counted = new Tallies();
    private final Set<Integer> participants = new HashSet<>();
    private int[] tidOfColumn = {};
    private int participant;
    private int group;
    private int votes;
    private int agrees;
    private int disagrees;

    ParticipantsVotesCsv(String file, Findings findings, Cells cells) {
        this.file = file;
        this.findings = findings;
        this.cells = cells;
    }

    @Override
    public boolean begin(CsvHeader header) {
        OptionalInt participantColumn = header.find("participant");
        if (participantColumn.isEmpty()) {
            findings.damage(
                    file,
                    1,
                    "The header is '" + Excerpt.of(header.toString()) + "'.",
                    "It starts with participant, then group-id, counts and one column per statement.");
            return false;
        }
        participant = participantColumn.getAsInt();
        group = header.indexOrAbsent("group-id");
        votes = header.indexOrAbsent("n-votes");
        agrees = header.indexOrAbsent("n-agree");
        disagrees = header.indexOrAbsent("n-disagree");
        tidOfColumn = new int[header.count()];
        for (int i = 0; i < tidOfColumn.length; i++) {
            tidOfColumn[i] = header.name(i).matches("\\d{1,9}") ? Integer.parseInt(header.name(i)) : -1;
        }
        return true;
    }

    @Override
    public void row(CsvRow row) {
        long pid = row.number(participant);
        if (!VotesCsv.isId(pid)) {
            findings.damage(file, row.line(), "participant is not a number from 0.", "Mend the line.");
        } else if (!participants.add((int) pid)) {
            String what = "Participant " + pid + " stands here a second time.";
            findings.damage(file, row.line(), what, "Keep one of the two lines.");
        } else {
            readGroup(row, (int) pid);
            readCells(row, (int) pid);
        }
    }

    private void readGroup(CsvRow row, int pid) {
        if (group < 0 || row.isEmpty(group)) {
            return;
        }
        long number = row.number(group);
        if (VotesCsv.isId(number)) {
            groups.put(pid, (int) number);
        } else {
            findings.damage(file, row.line(), "group-id is not a number.", "It is a number from 0, or empty.");
        }
    }

    private void readCells(CsvRow row, int pid) {
        int plus = 0;
        int minus = 0;
        int all = 0;
        for (int i = 0; i < tidOfColumn.length; i++) {
            if (tidOfColumn[i] < 0 || row.isEmpty(i)) {
                continue;
            }
            long value = row.number(i);
            if (value < -1 || value > 1) {
                String what = "The vote on statement " + tidOfColumn[i] + " is '" + Excerpt.of(row.text(i)) + "'.";
                findings.damage(file, row.line(), what, "A vote is 1, 0, -1 or empty.");
                return;
            }
            all++;
            plus += value > 0 ? 1 : 0;
            minus += value < 0 ? 1 : 0;
            cells.cell(pid, tidOfColumn[i], (int) value, row.line());
        }
        if (votes >= 0 && row.number(votes) != all) {
            findings.disagreement(
                    file,
                    row.line(),
                    "Participant " + pid + " has " + all + " votes in the cells and n-votes says "
                            + Excerpt.of(row.text(votes)) + ".",
                    "Export the conversation again.");
        }
        counted.put(pid, plus, minus, row.line());
        if (agrees >= 0 && disagrees >= 0) {
            tallies.put(pid, row.number(agrees), row.number(disagrees), row.line());
        }
    }

    Map<Integer, Integer> groups() {
        return groups;
    }

    /** n-agree and n-disagree as stated. */
    Tallies stated() {
        return tallies;
    }

    /** The +1 and −1 cells of each participant, as counted. */
    Tallies counted() {
        return counted;
    }

    List<Integer> participants() {
        return new ArrayList<>(participants);
    }
}
