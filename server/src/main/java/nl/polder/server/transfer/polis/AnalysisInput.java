package nl.polder.server.transfer.polis;

import java.util.List;
import java.util.function.Predicate;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.VoteMatrixBuilder;

/** A conversation as the mathematics wants it: last votes, and which statements are moderated in, out or meta. */
public record AnalysisInput(VoteMatrix votes, Moderation moderation) {

    public static AnalysisInput of(PolisConversation conversation) {
        VoteEvents events = conversation.events();
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int i = 0; i < events.count(); i++) {
            if (events.isLast(i)) {
                builder.add(events.pid(i), events.tid(i), events.value(i), events.timeMillis(i));
            }
        }
        List<PolisStatement> statements = conversation.statements();
        return new AnalysisInput(
                builder.build(),
                Moderation.of(
                        ids(statements, statement -> statement.moderated() < 0),
                        ids(statements, statement -> statement.moderated() > 0),
                        ids(statements, PolisStatement::meta)));
    }

    private static List<Integer> ids(List<PolisStatement> statements, Predicate<PolisStatement> chosen) {
        return statements.stream().filter(chosen).map(PolisStatement::tid).toList();
    }
}
