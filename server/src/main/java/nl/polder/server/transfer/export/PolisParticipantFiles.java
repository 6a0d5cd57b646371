package nl.polder.server.transfer.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.polder.server.vote.PastVotes.Cast;
import nl.polder.server.vote.VoteHistory.Order;

/** Polis's files with a line for each participant: their votes, and what they marked as important. */
final class PolisParticipantFiles {
    private static final List<String> PARTICIPANTS =
            List.of("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree");
    private static final List<String> IMPORTANCE =
            List.of("participant", "group-id", "n-comments", "n-votes", "n-important");

    private final ExportSource from;
    private final Totals totals;
    private final ExportForm form;
    /** Statements written, by participant. */
    private final Map<Integer, Long> written;

    PolisParticipantFiles(ExportSource from, Totals totals, ExportForm form) {
        this.from = from;
        this.totals = totals;
        this.form = form;
        this.written = from.statements().stream()
                .filter(s -> s.author().isPresent())
                .collect(Collectors.groupingBy(s -> s.author().getAsInt(), Collectors.counting()));
    }

    /** How many participants wrote a statement. */
    int authors() {
        return written.size();
    }

    List<String> participantsHeader() {
        return withStatements(PARTICIPANTS, totals.voted());
    }

    List<String> importanceHeader() {
        return withStatements(IMPORTANCE, totals.marked() ? totals.voted() : List.of());
    }

    private static List<String> withStatements(List<String> first, List<Integer> statements) {
        return Stream.concat(first.stream(), statements.stream().map(String::valueOf))
                .toList();
    }

    void participants(CsvOut out) {
        List<Integer> statements = totals.voted();
        rows((participant, answers) -> {
            List<Object> cells = person(participant);
            cells.add(answers.size());
            cells.add(count(answers, vote -> vote.value() == 1));
            cells.add(count(answers, vote -> vote.value() == -1));
            statements.forEach(id -> cells.add(cell(answers, id, Cast::value)));
            out.line(cells);
        });
    }

    /** Polis's table of what was marked as important: 1 or 0 for each vote; nobody in it when nothing could be marked. */
    void importance(CsvOut out) {
        List<Integer> statements = totals.voted();
        if (!totals.marked()) {
            return;
        }
        rows((participant, answers) -> {
            List<Object> cells = person(participant);
            cells.add(answers.size());
            cells.add(count(answers, vote -> vote.flags().important()));
            statements.forEach(
                    id -> cells.add(cell(answers, id, vote -> vote.flags().important() ? 1 : 0)));
            out.line(cells);
        });
    }

    private List<Object> person(int participant) {
        List<Object> cells = new ArrayList<>();
        cells.add(participant);
        cells.add(from.groupOf(participant).<Object>map(group -> group).orElse(""));
        cells.add(form == ExportForm.FULL ? written.getOrDefault(participant, 0L) : "");
        return cells;
    }

    private static Object cell(Map<Integer, Cast> answers, int statement, Function<Cast, Integer> what) {
        Cast vote = answers.get(statement);
        return vote == null ? "" : what.apply(vote);
    }

    private static long count(Map<Integer, Cast> answers, Predicate<Cast> what) {
        return answers.values().stream().filter(what).count();
    }

    /** Everybody with a vote, ascending, and their latest votes by statement. */
    private void rows(BiConsumer<Integer, Map<Integer, Cast>> each) {
        Map<Integer, Cast> answers = new LinkedHashMap<>();
        int[] person = {-1};
        from.votes(Order.PARTICIPANT, pair -> {
            if (pair.participant() != person[0]) {
                tell(person[0], answers, each);
                person[0] = pair.participant();
            }
            if (!pair.standing().isEmpty()) {
                answers.put(pair.statement(), pair.latest());
            }
        });
        tell(person[0], answers, each);
    }

    private static void tell(
            int participant, Map<Integer, Cast> answers, BiConsumer<Integer, Map<Integer, Cast>> each) {
        if (!answers.isEmpty()) {
            each.accept(participant, answers);
            answers.clear();
        }
    }
}
