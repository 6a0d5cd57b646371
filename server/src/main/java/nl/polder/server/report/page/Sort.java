package nl.polder.server.report.page;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;
import org.jspecify.annotations.Nullable;

/** The orders in which all statements can be read, each an address of its own. */
public enum Sort {
    NUMBER,
    AGREE,
    PASS,
    DISAGREE,
    VOTES,
    DIFFERENCE;

    /** The order of the address's {@code sort}; an unknown one is the order of submission. */
    public static Sort of(@Nullable String asked) {
        for (Sort sort : values()) {
            if (sort.code().equals(asked)) {
                return sort;
            }
        }
        return NUMBER;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<StatementResult> apply(List<StatementResult> statements, int[] groups) {
        Comparator<StatementResult> byNumber = Comparator.comparingInt(StatementResult::statementId);
        return statements.stream()
                .sorted(
                        this == NUMBER
                                ? byNumber
                                : Comparator.comparingDouble((StatementResult s) -> value(s, groups))
                                        .reversed()
                                        .thenComparing(byNumber))
                .toList();
    }

    /** What is kept back stands last; the difference is that between the {@code groups} shown. */
    private double value(StatementResult statement, int[] groups) {
        if (!(statement.everybody() instanceof Cell.Known known)) {
            return -1;
        }
        return switch (this) {
            case AGREE -> Drawn.share(known, Side.AGREE).orElseThrow().value();
            case DISAGREE -> Drawn.share(known, Side.DISAGREE).orElseThrow().value();
            case PASS -> known.pass().value();
            case VOTES -> known.votes();
            case DIFFERENCE -> {
                double difference = Difference.of(statement, groups);
                yield Double.isNaN(difference) ? -1 : difference;
            }
            case NUMBER -> -statement.statementId();
        };
    }
}
