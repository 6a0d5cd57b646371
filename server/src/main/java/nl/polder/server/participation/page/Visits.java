package nl.polder.server.participation.page;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import nl.polder.server.participant.Channel;
import nl.polder.server.participant.Credential;
import nl.polder.server.participant.Credentials;
import nl.polder.server.participation.MyParticipation;
import nl.polder.server.participation.Visitor;
import nl.polder.server.participation.Visitors;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.ProblemException;

/** Turns requests for pages into visits. A cookie of nobody (erased elsewhere) is taken back: its bearer is a newcomer again. */
public final class Visits {

    /** What a page does with a visit; may await. */
    @FunctionalInterface
    interface Page {
        void answer(Visit visit);
    }

    private final Visitors visitors;
    private final MyParticipation participation;
    private final Credentials credentials;

    public Visits(Visitors visitors, MyParticipation participation, Credentials credentials) {
        this.visitors = visitors;
        this.participation = participation;
        this.credentials = credentials;
    }

    Handler<RoutingContext> page(Page page) {
        return Await.handler(http -> page.answer(new Visit(http, visitor(http))));
    }

    /** After a first vote or statement the browser gets its cookie. */
    void remember(Visit visit, Credential credential) {
        if (credential.carrier() == Credential.Carrier.JOIN) {
            credentials.remember(visit.http(), visit.conversation(), credential);
        }
    }

    void forget(Visit visit) {
        credentials.forget(visit.http(), visit.conversation());
    }

    /** Who asks for a page; awaits. */
    public Visitor visitor(RoutingContext http) {
        Visitor visitor = visitors.of(http, Channel.WEB).await();
        try {
            participation.participant(visitor).await();
            return visitor;
        } catch (ProblemException problem) {
            if (!problem.problem().type().equals("unknown-credential")) {
                throw problem;
            }
            credentials.forget(http, visitor.conversation());
            return new Visitor(
                    visitor.conversation(),
                    Optional.empty(),
                    visitor.channel(),
                    visitor.language(),
                    visitor.sourceTag(),
                    visitor.network());
        }
    }
}
