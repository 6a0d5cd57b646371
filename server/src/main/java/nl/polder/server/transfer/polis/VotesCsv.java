package nl.polder.server.transfer.polis;

import java.util.OptionalInt;

/** votes.csv: every vote ever cast, one line each. */
final class VotesCsv implements CsvFile.Content {

    private final String file;
    private final Findings findings;
    private final Timestamps times;
    private final VoteEvents.Builder events = new VoteEvents.Builder();
    private int timeColumn;
    private int statementColumn;
    private int voterColumn;
    private int voteColumn;
    private int importantColumn;

    VotesCsv(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
        this.times = new Timestamps(file, findings);
    }

    @Override
    public boolean begin(CsvHeader header) {
        OptionalInt statement = header.find("comment-id", "comment_id");
        OptionalInt voter = header.find("voter-id", "user_id");
        OptionalInt vote = header.find("vote", "vote_value");
        if (statement.isEmpty() || voter.isEmpty() || vote.isEmpty()) {
            findings.damage(
                    file,
                    1,
                    "The header is '" + Excerpt.of(header.toString()) + "'.",
                    "It must name comment-id, voter-id and vote.");
            return false;
        }
        statementColumn = statement.getAsInt();
        voterColumn = voter.getAsInt();
        voteColumn = vote.getAsInt();
        timeColumn = header.indexOrAbsent("timestamp");
        importantColumn = header.indexOrAbsent("important", "importance", "high-priority");
        if (timeColumn < 0) {
            findings.assume(file + ": no timestamp column; votes are taken in the order of the file, at time 0.");
        }
        return true;
    }

    @Override
    public void row(CsvRow row) {
        long statement = row.number(statementColumn);
        long voter = row.number(voterColumn);
        long vote = row.number(voteColumn);
        if (!isId(statement) || !isId(voter)) {
            findings.damage(file, row.line(), "comment-id or voter-id is not a number from 0.", "Mend the line.");
        } else if (vote < -1 || vote > 1) {
            String shown = Excerpt.of(row.text(voteColumn));
            findings.damage(file, row.line(), "The vote is '" + shown + "'.", "A vote is 1, 0 or -1.");
        } else {
            long time = timeColumn < 0 ? 0 : times.see(row.number(timeColumn), row.line());
            boolean important = importantColumn >= 0 && Excerpt.isTrue(row.text(importantColumn));
            events.add((int) statement, (int) voter, (int) vote, time, important);
        }
    }

    /** The votes with the sign the file uses. */
    VoteEvents events() {
        return events.build(timeColumn < 0 ? 1 : times.millisPerUnit());
    }

    static boolean isId(long number) {
        return number >= 0 && number < Integer.MAX_VALUE;
    }
}
