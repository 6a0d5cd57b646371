package nl.polder.server.analysis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * One published version of a conversation's results, ready to be shown: what the page, the API and the report say, in numbers.
 *
 * <p>Everything in it is of privacy tier T1 (public): no rows, no cell of fewer than ten voters, no mark on the map for fewer than
 * five people. Groups are numbered from 0 in the order of their letters; statements are named by their id, their texts are in
 * {@link #statement(int)}.
 *
 * @param version which version this is and what it rests on
 * @param form which of the five forms the page takes
 * @param verdict what kind of summary the groups are
 * @param counts who took part
 * @param groups the opinion groups (form DISTINCT) or segments (form SEGMENTS), by letter; empty in the other forms
 * @param statements every statement that may be shown, by id
 * @param shared statements that every group shares (without groups: that nearly everybody shares), strongest first
 * @param dividing statements that divide most, strongest first
 * @param minority views that a minority clearly holds; all of them
 * @param unclear statements about which nothing can be said yet, or that many do not understand
 * @param axes the two axes of the map, strongest first; the first {@link Verdict#axesShown} of them are lines of opinion on which
 *     people can be placed; empty in forms STATEMENTS_ONLY and TOO_FEW
 * @param map the map, last on the page; in forms DISTINCT, SEGMENTS and NOT_YET_JUDGED
 * @param strip everybody on the first line; in form SEGMENTS
 * @param without what the same analysis says without the participants set aside; empty when nobody is, or not judged yet
 */
public record Results(
        Version version,
        Form form,
        Verdict verdict,
        Counts counts,
        List<Group> groups,
        List<StatementResult> statements,
        List<Shared> shared,
        List<Dividing> dividing,
        List<Minority> minority,
        List<Unclear> unclear,
        List<Axis> axes,
        Optional<OpinionMap> map,
        Optional<Strip> strip,
        Optional<Without> without) {

    /** Below so many people no groups are looked for. */
    private static final int PEOPLE_MIN = 50;

    public Results {
        groups = List.copyOf(groups);
        statements = List.copyOf(statements);
        shared = List.copyOf(shared);
        dividing = List.copyOf(dividing);
        minority = List.copyOf(minority);
        unclear = List.copyOf(unclear);
        axes = List.copyOf(axes);
        // What was stored before anybody could be set aside does not have it.
        without = Objects.requireNonNullElse(without, Optional.empty());
    }

    Results with(Optional<Without> compared) {
        return new Results(
                version,
                form,
                verdict,
                counts,
                groups,
                statements,
                shared,
                dividing,
                minority,
                unclear,
                axes,
                map,
                strip,
                compared);
    }

    /** Whether most people stand away from the ends of the line, in parts of it that lie between them. */
    public boolean mostInBetween() {
        int all = groups.stream().mapToInt(Group::size).sum();
        int between = strip.map(Strip::inBetween).orElse(0);
        return 2 * between > all && between > 0;
    }

    /** Whether it is for lack of people that there are no groups, and not for lack of differences or of statements. */
    public boolean lacksPeople() {
        return counts.participants() == 0 || verdict.included() > 0 && verdict.included() < PEOPLE_MIN;
    }

    /** Whether groups could not be found anyhow, for lack of people. */
    public boolean tooFewPeople() {
        return lacksPeople() || counts.participants() < PEOPLE_MIN;
    }

    /**
     * Whether anything of all groups may be shown together, so that they can be compared; also where there are none. Where a group is
     * too small for that, what everybody shares is said.
     */
    public boolean comparesGroups() {
        return groups.isEmpty()
                || statements.stream().anyMatch(it -> it.groups().stream().allMatch(Cell.Known.class::isInstance));
    }

    /** Whether anything of a group may be shown. */
    public boolean showsCellsOf(int group) {
        return statements.stream().anyMatch(statement -> statement.groups().get(group) instanceof Cell.Known);
    }

    /** The statement with this id, if it may be shown. */
    public Optional<StatementResult> statement(int statementId) {
        return statements.stream().filter(s -> s.statementId() == statementId).findFirst();
    }

    /** The same results with these statements, and without findings about others. */
    Results with(List<StatementResult> shown, IntPredicate mayBeShown) {
        return new Results(
                version,
                form,
                verdict,
                counts,
                groups.stream()
                        .map(g -> g.with(only(g.making(), Making::statementId, mayBeShown)))
                        .toList(),
                shown,
                only(shared, Shared::statementId, mayBeShown),
                only(dividing, Dividing::statementId, mayBeShown),
                only(minority, Minority::statementId, mayBeShown),
                only(unclear, Unclear::statementId, mayBeShown),
                axes.stream().map(axis -> axis.only(mayBeShown)).toList(),
                map,
                strip,
                without.map(w -> w.only(mayBeShown)));
    }

    static <T> List<T> only(List<T> findings, ToIntFunction<T> statement, IntPredicate mayBeShown) {
        return findings.stream()
                .filter(finding -> mayBeShown.test(statement.applyAsInt(finding)))
                .toList();
    }

    /** Which answer a finding is about. */
    public enum Side {
        AGREE,
        DISAGREE;

        public Side contrary() {
            return this == AGREE ? DISAGREE : AGREE;
        }
    }

    /** The forms of the results page. */
    public enum Form {
        /** There are distinct groups: letters, colours, hulls. */
        DISTINCT,
        /** A continuum: "there are no camps"; segments summarise, a strip takes the place of the map. */
        SEGMENTS,
        /** No common pattern, or none that people can be placed on: statements only. */
        STATEMENTS_ONLY,
        /** The groups are there, but it is not yet known what kind of summary they are. Worded like SEGMENTS, without verdict. */
        NOT_YET_JUDGED,
        /** Too few participants to look for groups: statements only. */
        TOO_FEW
    }

    /**
     * What the robust analysis found.
     *
     * @param kind the verdict; PENDING when it has not run yet
     * @param distinctGroups true for STABLE and BLURRED only
     * @param groupCount number of distinct groups, or of hinted groups for HINT, else 0
     * @param axesShown lines of opinion that are real and on which people can be placed
     * @param axesPassed lines of opinion that are stronger than in shuffled votes
     * @param included participants with enough votes to be analysed
     * @param between participants who stand between distinct groups (largest membership below 0.6); 0 without groups
     * @param position log position that the robust analysis saw; -1 when pending
     * @param evidence the figures that the verdict rests on, by name, in a fixed order, for the page behind the link
     */
    public record Verdict(
            Kind kind,
            boolean distinctGroups,
            int groupCount,
            int axesShown,
            int axesPassed,
            int included,
            int between,
            long position,
            Map<String, Double> evidence) {

        public enum Kind {
            PENDING,
            TOO_FEW,
            NO_AXIS,
            /** There is a common axis, but too weak to place people on it. */
            WEAK_AXIS,
            /** Axes, no distinct groups: most people stand in between. */
            CONTINUUM,
            /** As CONTINUUM, with signs of groups that are not enough to rely on. */
            HINT,
            STABLE,
            BLURRED
        }
    }

    /**
     * Which version this is.
     *
     * @param number counts up from 1 per conversation
     * @param updatedAt when it was published
     * @param position number of log entries that the analysis saw
     * @param hash SHA-256 of the published analysis, in hexadecimal
     * @param algorithm version of the method
     * @param seed seed of its random numbers
     */
    public record Version(int number, Instant updatedAt, long position, String hash, String algorithm, long seed) {}

    /**
     * Who took part.
     *
     * @param participants people with at least one vote
     * @param grouped people with enough votes to be in a group
     * @param votes latest votes, at most one per person and statement
     * @param statements statements that may be voted on or could be
     */
    public record Counts(int participants, int grouped, long votes, int statements) {}

    /**
     * An opinion group or segment.
     *
     * @param index its number here, from 0
     * @param letter A, B, C …; kept from version to version
     * @param size people in it
     * @param share of all grouped people, 0 to 1
     * @param making the (at most three) statements that make the group, strongest first
     * @param x place of its middle on the map, -1 to 1
     * @param y likewise
     */
    public record Group(int index, char letter, int size, double share, List<Making> making, double x, double y) {
        public Group {
            making = List.copyOf(making);
        }

        private Group with(List<Making> statements) {
            return new Group(index, letter, size, share, statements, x, y);
        }
    }

    /** A statement on which a group answers {@code side} more often than everybody else; leave-one-out labels. */
    public record Making(int statementId, Side side, Share inGroup, Share elsewhere) {}

    /**
     * A statement with its votes.
     *
     * @param text in the language in which it was written
     * @param language that language
     * @param texts by language, translations included
     * @param origin {@code seed}, {@code participant} or {@code edited}
     * @param everybody all votes on it
     * @param groups per group in order of index
     */
    public record StatementResult(
            int statementId,
            String text,
            String language,
            Map<String, String> texts,
            String origin,
            Cell everybody,
            List<Cell> groups) {
        public StatementResult {
            texts = Map.copyOf(texts);
            groups = List.copyOf(groups);
        }

        /** The text in {@code language} when there is one, else as it was written. */
        public String text(String language) {
            return texts.getOrDefault(language, text);
        }
    }

    /** The votes of somebody (everybody, a group) on a statement: known, or kept back to protect people. */
    public sealed interface Cell {
        /** All three counts; agree + disagree + pass = votes, at least 10. */
        record Known(int votes, Share agree, Share disagree, Share pass) implements Cell {}

        /** Fewer than ten voters, or kept back so that another cell cannot be worked out. Shown as "not shown". */
        record Suppressed() implements Cell {}
    }

    /**
     * A statement that all share.
     *
     * @param atLeast lower bound of the answer's share in the least agreeing group (without groups to compare: among everybody)
     * @param leastGroup that group; empty where it is everybody together
     * @param margin how many people would have to be added with the contrary answer before this no longer holds at 60 %
     */
    public record Shared(int statementId, Side side, double atLeast, OptionalInt leastGroup, OptionalInt margin) {}

    /**
     * A statement that divides.
     *
     * @param agreeGroup the group that agrees most, when there are groups
     * @param disagreeGroup the group that agrees least, when there are groups
     * @param difference between their agree shares; without groups: twice the smaller of the shares of agree and disagree
     */
    public record Dividing(int statementId, OptionalInt agreeGroup, OptionalInt disagreeGroup, double difference) {}

    /**
     * A view that a minority holds.
     *
     * @param group the group that holds it; empty when it is a small share of everybody
     * @param holders the answer's share in the group, or among everybody when there is no group
     * @param elsewhere its share among everybody else; empty without a group
     */
    public record Minority(int statementId, Side side, OptionalInt group, Share holders, Optional<Share> elsewhere) {}

    /**
     * A statement about which little can be said.
     *
     * @param votes how many voted; 0 when kept back
     * @param passes share of passes; empty when there are too few votes
     * @param unclear share of passes with the reason "unclear to me", of those that gave a reason; empty when fewer than ten did
     */
    public record Unclear(int statementId, Reason reason, int votes, Optional<Share> passes, Optional<Share> unclear) {
        public enum Reason {
            /** Too few people saw it to say anything. */
            TOO_FEW_VOTES,
            /** Many pass. */
            MANY_PASSES,
            /** About as many for as against, and no group with a clear view. */
            UNDECIDED
        }
    }
}
