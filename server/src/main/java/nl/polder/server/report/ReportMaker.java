package nl.polder.server.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.SmallCells;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.participant.Channel;
import nl.polder.server.report.Report.Participation;
import nl.polder.server.report.Report.Place;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;
import nl.polder.server.statement.Statement;
import nl.polder.server.vote.Turnout;

/** Puts a report together from what was published and counted; arithmetic only, everything is handed in. */
final class ReportMaker {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private ReportMaker() {}

    /**
     * @param polis the published document of mode polis
     * @param robust that of mode robust, empty when it has not run
     */
    record Sources(
            Conversation conversation,
            Results results,
            Turnout turnout,
            List<Statement> statements,
            List<nl.polder.server.statement.Topic> topics,
            byte[] polis,
            Optional<byte[]> robust) {}

    static Report make(Sources from, int number, Instant now) {
        return new Report(
                Report.SCHEMA,
                head(from, number, now),
                from.results(),
                participation(from.results().counts(), from.turnout()),
                moderation(from.conversation(), from.statements()),
                CertaintyReader.read(from.robust().map(ReportJson::tree).orElse(MissingNode.getInstance())),
                places(from.results(), ReportJson.tree(from.polis())),
                topics(from.results(), from.topics()));
    }

    /** Those with a statement that readers see. */
    private static List<Report.Topic> topics(Results results, List<nl.polder.server.statement.Topic> topics) {
        return topics.stream()
                .map(topic -> new Report.Topic(
                        topic.code(),
                        topic.names(),
                        topic.statements().stream()
                                .filter(id -> results.statement(id).isPresent())
                                .toList()))
                .filter(topic -> !topic.statements().isEmpty())
                .toList();
    }

    private static Report.Head head(Sources from, int number, Instant now) {
        Conversation conversation = from.conversation();
        boolean closed =
                conversation.state() == ConversationState.CLOSED || conversation.state() == ConversationState.ARCHIVED;
        var joined = from.turnout().joined();
        return new Report.Head(
                number,
                now,
                conversation.slug(),
                conversation.settings().languages(),
                Map.copyOf(conversation.settings().titles()),
                conversation.organisation(),
                joined.isEmpty() ? Optional.empty() : Optional.of(joined.firstKey()),
                // An imported conversation was closed here, not where people voted: that day says nothing.
                closed && !conversation.settings().imported()
                        ? Optional.of(LocalDate.ofInstant(conversation.stateSince(), ZONE))
                        : Optional.empty(),
                conversation.settings().simulated(),
                conversation.settings().imported());
    }

    /**
     * People and votes as the results have them, to the same position of the log: whoever voted in the minute after them would show in
     * the difference.
     */
    private static Participation participation(Results.Counts counts, Turnout turnout) {
        return new Participation(
                counts.participants(),
                turnout.authors(),
                counts.votes(),
                turnout.votesPerPerson(),
                channels(new TreeMap<>(turnout.byChannel())),
                Periods.of(turnout.joined()));
    }

    /** @param byChannel people by the number of their way in; together they are all participants, whose number is shown */
    static List<Report.Channel> channels(SortedMap<Integer, Integer> byChannel) {
        int[] people = byChannel.values().stream().mapToInt(Integer::intValue).toArray();
        boolean[] kept = SmallCells.keptBack(people);
        List<Report.Channel> channels = new ArrayList<>();
        for (int number : byChannel.keySet()) {
            int at = channels.size();
            channels.add(new Report.Channel(
                    Channel.of(number).name().toLowerCase(java.util.Locale.ROOT),
                    kept[at] ? OptionalInt.empty() : OptionalInt.of(people[at])));
        }
        return channels;
    }

    private static Report.Moderation moderation(Conversation conversation, List<Statement> statements) {
        Map<String, Long> reasons = statements.stream()
                .filter(s -> s.moderation() == Moderation.REJECTED)
                .flatMap(s -> s.reason().stream())
                .collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));
        return new Report.Moderation(
                conversation.settings().moderationMode().name().toLowerCase(java.util.Locale.ROOT),
                count(statements, s -> s.origin() != Origin.SEED),
                count(statements, s -> s.origin() == Origin.SEED),
                count(statements, s -> s.moderation() == Moderation.ACCEPTED),
                count(statements, s -> s.moderation() == Moderation.REJECTED),
                count(statements, s -> s.moderation() == Moderation.UNREVIEWED),
                count(statements, Statement::meta),
                reasons.entrySet().stream()
                        .map(r -> new Report.Reason(r.getKey(), r.getValue().intValue()))
                        .sorted(Comparator.comparingInt(Report.Reason::statements)
                                .reversed()
                                .thenComparing(Report.Reason::code))
                        .toList());
    }

    private static int count(List<Statement> statements, java.util.function.Predicate<Statement> which) {
        return (int) statements.stream().filter(which).count();
    }

    /** Statements in the plane, scaled so that the furthest lies at the edge; those only whose votes are shown. */
    private static List<Place> places(Results results, JsonNode document) {
        List<Place> places = new ArrayList<>();
        double furthest = 0;
        for (JsonNode statement : document.path("polis").path("statements")) {
            double x = statement.path("x").asDouble();
            double y = statement.path("y").asDouble();
            // A place follows from the votes: of a statement whose votes are kept back it would tell them.
            boolean shown = results.statement(statement.path("statementId").asInt())
                    .filter(it -> it.everybody() instanceof Cell.Known)
                    .isPresent();
            if (shown && !statement.path("excluded").asBoolean()) {
                places.add(new Place(statement.path("statementId").asInt(), x, y));
                furthest = Math.max(furthest, Math.max(Math.abs(x), Math.abs(y)));
            }
        }
        double scale = furthest;
        return scale == 0 || results.axes().isEmpty()
                ? List.of()
                : places.stream()
                        .map(p -> new Place(p.statementId(), p.x() / scale, p.y() / scale))
                        .toList();
    }
}
