package nl.polder.server.transfer.polis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which sign the votes file uses, from everything that can tell: n-agree of each participant, the counts of each
 * statement, what the summary says, and that people agree with their own statements (94 to 100 % in ten published
 * conversations). Where these contradict each other, or nothing tells, that is a disagreement: an import refuses.
 */
final class SignCheck {

    private static final int OWN_VOTES_MIN = 10;
    private static final double OWN_AGREE_SHARE_MIN = 0.85;
    private static final Pattern AGREE_IN_CONVENTION = Pattern.compile("(?<!dis)agree=([+-]1)");
    private static final String SAY_IT = "Say it yourself with --agree=+1 or --agree=-1, or export the files again.";

    private final VoteEvents events;
    private final String votesFile;
    private final Findings findings;

    SignCheck(VoteEvents events, String votesFile, Findings findings) {
        this.events = events;
        this.votesFile = votesFile;
        this.findings = findings;
    }

    /**
     * What the other files say.
     *
     * @param ofParticipants n-agree and n-disagree, with the file's name; null when there is none
     * @param ofStatements agrees and disagrees, with the file's name; null when there is none
     * @param authors author of each statement
     * @param unquoted whether the statements' file is that of October 2024
     * @param convention the summary's own word on the sign, may be empty
     * @param given the sign the user states; null when not
     */
    record Evidence(
            @Nullable StatedIn ofParticipants,
            @Nullable StatedIn ofStatements,
            Map<Integer, Integer> authors,
            boolean unquoted,
            String convention,
            @Nullable Sign given) {}

    record StatedIn(String file, Tallies tallies) {}

    Sign decide(Evidence evidence) {
        Optional<Sign> participants = ofParticipants(evidence.ofParticipants());
        Optional<Sign> statements = ofStatements(evidence.ofStatements());
        Optional<Sign> own = ofOwnVotes(evidence.authors());
        if (evidence.given() != null) {
            findings.assume(votesFile + ": " + evidence.given().words() + ", as you say.");
            return evidence.given();
        }
        Sign sign = combine(evidence, participants, statements, own);
        findings.assume(votesFile + ": " + sign.words() + basis(participants, statements, own) + ".");
        return sign;
    }

    private Sign combine(
            Evidence evidence, Optional<Sign> participants, Optional<Sign> statements, Optional<Sign> own) {
        if (participants.isPresent() && statements.isPresent() && !participants.equals(statements)) {
            return decideReversedCounts(evidence, participants.get(), own);
        }
        Optional<Sign> counted = participants.isPresent() ? participants : statements;
        if (counted.isEmpty()) {
            return decideWithoutCounts(evidence, own);
        }
        boolean mayBeReversed = participants.isEmpty() && counted.get() == Sign.AGREE_PLUS_ONE;
        if (own.isPresent() && !own.equals(counted)) {
            if (mayBeReversed && own.get() == Sign.AGREE_MINUS_ONE && evidence.unquoted()) {
                assumeOctober2024();
                return Sign.AGREE_MINUS_ONE;
            }
            unsure("The counts say " + counted.get().words()
                    + ", but then people would disagree with their own statements.");
        } else if (mayBeReversed && own.isEmpty() && evidence.unquoted()) {
            unsure(
                    "The texts are not quoted, as by the server of October 2024, which wrote agree = -1 and counted agrees and"
                            + " disagrees the wrong way round; nothing else tells.");
        }
        return counted.get();
    }

    /** n-agree and the statements' counts contradict: known of one server, where agree is −1. */
    private Sign decideReversedCounts(Evidence evidence, Sign participants, Optional<Sign> own) {
        boolean supported = own.map(sign -> sign == Sign.AGREE_MINUS_ONE).orElse(evidence.unquoted());
        if (participants == Sign.AGREE_MINUS_ONE && supported) {
            assumeOctober2024();
        } else {
            unsure("The counts of participants say " + participants.words() + ", those of statements "
                    + participants.opposite().words() + ".");
        }
        return participants;
    }

    private Sign decideWithoutCounts(Evidence evidence, Optional<Sign> own) {
        Optional<Sign> stated = ofConvention(evidence.convention());
        if (stated.isPresent() && own.isPresent() && !stated.equals(own)) {
            unsure("The summary says " + stated.get().words()
                    + ", but then people would disagree with their own statements.");
        }
        if (stated.isEmpty() && own.isEmpty() && hasOpinions()) {
            unsure("Nothing tells whether 1 means agree or disagree.");
        }
        return stated.or(() -> own).orElse(Sign.AGREE_PLUS_ONE);
    }

    private boolean hasOpinions() {
        for (int i = 0; i < events.count(); i++) {
            if (events.value(i) != 0) {
                return true;
            }
        }
        return false;
    }

    private void assumeOctober2024() {
        findings.assume(
                "comments.csv counts agrees and disagrees the wrong way round, as the server of October 2024 did.");
    }

    private void unsure(String what) {
        findings.disagreement(votesFile, 0, what, SAY_IT);
    }

    private static String basis(Optional<Sign> participants, Optional<Sign> statements, Optional<Sign> own) {
        if (participants.isPresent()) {
            return ", checked against n-agree" + (statements.isPresent() ? " and the counts of statements" : "");
        }
        if (statements.isPresent()) {
            return ", checked against the counts of statements";
        }
        return own.isPresent() ? ", because people agree with their own statements" : "; nothing to check it against";
    }

    private Optional<Sign> ofParticipants(@Nullable StatedIn stated) {
        if (stated == null || stated.tallies().isEmpty()) {
            return Optional.empty();
        }
        TallyCheck.Counts counts = new TallyCheck.Counts();
        for (int i = 0; i < events.count(); i++) {
            if (events.isLast(i)) {
                counts.add(events.pid(i), events.value(i));
            }
        }
        TallyCheck check = TallyCheck.of(stated.tallies(), counts);
        check.report(stated.file(), "Participant", findings);
        return check.sign();
    }

    /** Exports count events; other sources count each person once. Whichever fits better is meant. */
    private Optional<Sign> ofStatements(@Nullable StatedIn stated) {
        if (stated == null || stated.tallies().isEmpty()) {
            return Optional.empty();
        }
        TallyCheck.Counts everyEvent = new TallyCheck.Counts();
        TallyCheck.Counts lastOnly = new TallyCheck.Counts();
        for (int i = 0; i < events.count(); i++) {
            everyEvent.add(events.tid(i), events.value(i));
            if (events.isLast(i)) {
                lastOnly.add(events.tid(i), events.value(i));
            }
        }
        TallyCheck ofEvents = TallyCheck.of(stated.tallies(), everyEvent);
        TallyCheck ofLast = TallyCheck.of(stated.tallies(), lastOnly);
        TallyCheck better = ofLast.misfits() < ofEvents.misfits() ? ofLast : ofEvents;
        better.report(stated.file(), "Statement", findings);
        return better.sign();
    }

    private Optional<Sign> ofOwnVotes(Map<Integer, Integer> authors) {
        Map<Integer, Integer> firstVote = new HashMap<>();
        Map<Integer, Long> firstTime = new HashMap<>();
        for (int i = 0; i < events.count(); i++) {
            int tid = events.tid(i);
            boolean isOwn = authors.getOrDefault(tid, PolisStatement.AUTHOR_UNKNOWN) == events.pid(i);
            if (isOwn && events.timeMillis(i) < firstTime.getOrDefault(tid, Long.MAX_VALUE)) {
                firstTime.put(tid, events.timeMillis(i));
                firstVote.put(tid, events.value(i));
            }
        }
        long plus = firstVote.values().stream().filter(value -> value > 0).count();
        long minus = firstVote.values().stream().filter(value -> value < 0).count();
        if (plus + minus < OWN_VOTES_MIN || Math.max(plus, minus) < OWN_AGREE_SHARE_MIN * (plus + minus)) {
            return Optional.empty();
        }
        return Optional.of(plus > minus ? Sign.AGREE_PLUS_ONE : Sign.AGREE_MINUS_ONE);
    }

    private static Optional<Sign> ofConvention(String convention) {
        Matcher agree = AGREE_IN_CONVENTION.matcher(convention);
        if (!agree.find()) {
            return Optional.empty();
        }
        return Optional.of(agree.group(1).equals("-1") ? Sign.AGREE_MINUS_ONE : Sign.AGREE_PLUS_ONE);
    }
}
