package nl.polder.server.results;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.analysis.OwnPlace;
import nl.polder.server.analysis.PublishedResults;
import nl.polder.server.analysis.Results;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.participant.Participant;
import nl.polder.server.participation.MyParticipation;
import nl.polder.server.participation.Visitor;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.vote.CastVote;
import nl.polder.server.vote.VoteStore;

/**
 * Who may see results: of a conversation that accepts votes, those who voted on enough statements themselves, so that the results
 * do not answer for them; of any other, everybody.
 */
public final class ResultsGate {
    private final PublishedResults published;
    private final MyParticipation mine;
    private final VoteStore votes;
    private final Clock clock;

    public ResultsGate(PublishedResults published, MyParticipation mine, VoteStore votes, Clock clock) {
        this.published = published;
        this.mine = mine;
        this.votes = votes;
        this.clock = clock;
    }

    /**
     * What a visitor may see.
     *
     * @param results empty before the first version
     * @param own where the visitor stands; empty for somebody who has not voted
     */
    public record Seen(Optional<Results> results, Optional<OwnPlace> own) {}

    /** Fails with vote-first, and with unknown-credential. */
    public Future<Seen> see(Visitor visitor) {
        return results(visitor, true);
    }

    /** As {@link #see}, without looking for the visitor where the results are for everybody. */
    Future<Optional<Results>> results(Visitor visitor) {
        return results(visitor, false).map(Seen::results);
    }

    private Future<Seen> results(Visitor visitor, boolean withOwn) {
        Conversation conversation = visitor.conversation();
        boolean open = conversation.acceptsVotes(clock.instant());
        Future<Optional<Results>> found = published.find(conversation.id());
        if (!open && !withOwn) {
            return found.map(results -> new Seen(results, Optional.empty()));
        }
        return Future.all(found, mine.participant(visitor)).compose(both -> {
            Optional<Participant> participant = both.resultAt(1);
            Future<List<CastVote>> own = participant
                    .map(p -> votes.listOfParticipant(conversation.id(), p.id()))
                    .orElseGet(() -> Future.succeededFuture(List.of()));
            return own.compose(cast -> {
                if (open) {
                    requireVotes(conversation, cast.size(), found.result());
                }
                return withOwn && participant.isPresent() && !cast.isEmpty()
                        ? place(conversation, participant.get(), cast, found.result())
                        : Future.succeededFuture(new Seen(found.result(), Optional.empty()));
            });
        });
    }

    private static void requireVotes(Conversation conversation, int cast, Optional<Results> results) {
        int votable = results.map(r -> r.statements().size()).orElse(Integer.MAX_VALUE);
        int needed = Math.min(conversation.settings().resultsVotesMin(), votable);
        if (cast < needed) {
            throw Problems.voteFirst(needed, cast);
        }
    }

    private Future<Seen> place(
            Conversation conversation, Participant participant, List<CastVote> cast, Optional<Results> results) {
        Map<Integer, Integer> byStatement = new HashMap<>();
        cast.forEach(vote -> byStatement.put(vote.statementId(), vote.vote().value()));
        return published
                .ownPlace(conversation.id(), participant.id(), byStatement)
                .map(own -> new Seen(results, own));
    }
}
