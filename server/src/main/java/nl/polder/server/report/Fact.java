package nl.polder.server.report;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One number of a report, as the CSV prints it.
 *
 * @param section the section it belongs to, e.g. {@code shared}
 * @param statementId the statement it is about, if any
 * @param who {@code all}, a group's letter, {@code others}, or empty
 * @param measure what is counted, e.g. {@code agree}
 * @param value the number; a share is 0 to 1; empty when it is kept back
 * @param base how many votes or people it is a share of
 * @param low lower end of the 95 % interval
 * @param high upper end
 */
record Fact(
        String section,
        OptionalInt statementId,
        String who,
        String measure,
        OptionalDouble value,
        OptionalInt base,
        OptionalDouble low,
        OptionalDouble high) {

    static Fact count(String section, String measure, double value) {
        return number(section, measure, OptionalDouble.of(value));
    }

    /** Empty when it is kept back. */
    static Fact count(String section, String measure, OptionalInt value) {
        return number(
                section, measure, value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty());
    }

    private static Fact number(String section, String measure, OptionalDouble value) {
        return new Fact(
                section,
                OptionalInt.empty(),
                "",
                measure,
                value,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    static Fact of(
            String section,
            int statement,
            String who,
            String measure,
            nl.polder.server.analysis.@Nullable Share share) {
        return share == null
                ? bare(section, statement, who, measure, OptionalDouble.empty())
                : new Fact(
                        section,
                        OptionalInt.of(statement),
                        who,
                        measure,
                        OptionalDouble.of(share.value()),
                        OptionalInt.of(share.base()),
                        OptionalDouble.of(share.low()),
                        OptionalDouble.of(share.high()));
    }

    static Fact bare(String section, int statement, String who, String measure, OptionalDouble value) {
        return new Fact(
                section,
                OptionalInt.of(statement),
                who,
                measure,
                value,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
