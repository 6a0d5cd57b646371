package nl.polder.server.participation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.polder.server.abuse.Limit;
import nl.polder.server.abuse.Limits;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.conversation.ModerationMode;
import nl.polder.server.participant.Channel;
import nl.polder.server.participant.Credential;
import nl.polder.server.participant.Credential.Carrier;
import nl.polder.server.participant.Credentials;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.privacy.Erasure;
import nl.polder.server.privacy.HeldData;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.statement.TopicStore;

/**
 * The API of the card, the vote, one's own votes and statements. On event loops with Futures, because the vote is among it. The
 * contract is {@code web/src/main/resources/openapi/polder-v1.json}.
 */
public final class ParticipationApi implements Routes {
    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final String CONVERSATION = CONVERSATIONS + "/:slug";

    private final ConversationStore conversations;
    private final StatementStore statements;
    private final TopicStore topics;
    private final Visitors visitors;
    private final Voting voting;
    private final Cards cards;
    private final Submitting submitting;
    private final MyParticipation mine;
    private final HeldData held;
    private final Erasure erasure;
    private final Credentials credentials;
    private final Limits limits;

    public ParticipationApi(
            ConversationStore conversations,
            StatementStore statements,
            TopicStore topics,
            Visitors visitors,
            Voting voting,
            Cards cards,
            Submitting submitting,
            MyParticipation mine,
            HeldData held,
            Erasure erasure,
            Credentials credentials,
            Limits limits) {
        this.conversations = conversations;
        this.statements = statements;
        this.topics = topics;
        this.visitors = visitors;
        this.voting = voting;
        this.cards = cards;
        this.submitting = submitting;
        this.mine = mine;
        this.held = held;
        this.erasure = erasure;
        this.credentials = credentials;
        this.limits = limits;
    }

    @Override
    public void mount(Router router) {
        router.get(CONVERSATIONS).handler(this::listConversations);
        router.get(CONVERSATION).handler(answering(200, this::conversation));
        router.get(CONVERSATION + "/next-statement").handler(answering(200, this::nextStatement));
        router.post(CONVERSATION + "/votes").handler(answering(201, this::cast));
        router.get(CONVERSATION + "/votes").handler(answering(200, this::ownVotes));
        router.delete(CONVERSATION + "/votes/:statementId").handler(answering(200, this::undo));
        router.post(CONVERSATION + "/statements").handler(answering(201, this::submit));
        router.get(CONVERSATION + "/statements").handler(answering(200, this::listStatements));
        router.get(CONVERSATION + "/me").handler(answering(200, this::download));
        router.delete(CONVERSATION + "/me").handler(answering(200, this::erase));
        for (String path :
                new String[] {"", "/next-statement", "/votes", "/votes/:statementId", "/statements", "/me"}) {
            router.route(CONVERSATION + path).handler(http -> http.fail(Problems.methodNotAllowed()));
        }
    }

    /** What an endpoint answers: a JSON object or array. */
    private interface Endpoint {
        Future<?> answer(RoutingContext http, Visitor visitor);
    }

    private io.vertx.core.Handler<RoutingContext> answering(int status, Endpoint endpoint) {
        return http -> visitors.of(http, Channel.API)
                .compose(visitor -> endpoint.answer(http, visitor))
                .onSuccess(json -> write(http, status, json))
                .onFailure(http::fail);
    }

    private void listConversations(RoutingContext http) {
        conversations
                .listPublic()
                .map(all -> {
                    var list = new JsonArray();
                    all.forEach(c -> list.add(ApiAnswers.summary(c, language(http, c))));
                    return list;
                })
                .onSuccess(list -> write(http, 200, list))
                .onFailure(http::fail);
    }

    private static String language(RoutingContext http, Conversation conversation) {
        String asked = http.request().getParam("lang", "");
        return conversation.settings().languages().contains(asked)
                ? asked
                : conversation.settings().languages().getFirst();
    }

    private Future<JsonObject> conversation(RoutingContext http, Visitor visitor) {
        return Future.succeededFuture(ApiAnswers.details(visitor.conversation(), visitor.language()));
    }

    private Future<JsonObject> nextStatement(RoutingContext http, Visitor visitor) {
        return cards.next(visitor).map(ApiAnswers::next);
    }

    private Future<JsonObject> cast(RoutingContext http, Visitor visitor) {
        Ballot ballot =
                ApiRequests.ballot(http, visitor.conversation().settings().importantMark());
        return voting.cast(visitor, ballot).map(answer -> saved(http, visitor, answer));
    }

    private Future<JsonObject> undo(RoutingContext http, Visitor visitor) {
        return voting.undo(visitor, ApiRequests.statementId(http)).map(answer -> saved(http, visitor, answer));
    }

    private JsonObject saved(RoutingContext http, Visitor visitor, VoteAnswer answer) {
        return switch (answer) {
            case VoteAnswer.Saved saved -> withCredential(http, visitor, saved.credential(), ApiAnswers.saved(saved));
            case VoteAnswer.Refused refused -> throw ApiAnswers.problem(refused.reason());
        };
    }

    /** A browser gets the cookie; a program, which sends no {@code Sec-Fetch-Site}, can read the credential as well. */
    private JsonObject withCredential(RoutingContext http, Visitor visitor, Credential credential, JsonObject json) {
        if (credential.carrier() != Carrier.JOIN) {
            return json;
        }
        credentials.remember(http, visitor.conversation(), credential);
        return http.request().getHeader("Sec-Fetch-Site") == null ? json.put("credential", credential.text()) : json;
    }

    private Future<JsonArray> ownVotes(RoutingContext http, Visitor visitor) {
        needCredential(visitor);
        return mine.of(visitor).map(own -> {
            var list = new JsonArray();
            own.votes().forEach(vote -> list.add(ApiAnswers.ownVote(vote, visitor.language())));
            return list;
        });
    }

    private Future<JsonObject> submit(RoutingContext http, Visitor visitor) {
        return submitting.submit(visitor, ApiRequests.submission(http, visitor)).map(answer -> {
            if (!(answer instanceof SubmitAnswer.Saved saved)) {
                throw ApiAnswers.problem(answer, visitor.language());
            }
            return withCredential(
                    http,
                    visitor,
                    saved.credential(),
                    new JsonObject()
                            .put("statementId", saved.statementId())
                            .put("moderation", saved.moderation().text()));
        });
    }

    /** The votable ones; with {@code ?mine=true} one's own, whatever was decided about them. */
    private Future<JsonArray> listStatements(RoutingContext http, Visitor visitor) {
        boolean own = "true".equals(http.request().getParam("mine"));
        if (own) {
            needCredential(visitor);
        }
        Future<List<Statement>> listed = own ? mine.of(visitor).map(Mine::statements) : votable(visitor);
        return listed.compose(all -> topics.list(visitor.conversation().id()).map(labels -> {
            var list = new JsonArray();
            for (Statement statement : all) {
                JsonObject json = own
                        ? ApiAnswers.ownStatement(statement, visitor.language())
                        : ApiAnswers.statement(statement, visitor.language());
                list.add(json.put("topics", ApiAnswers.topics(statement, labels, visitor)));
            }
            return list;
        }));
    }

    private Future<List<Statement>> votable(Visitor visitor) {
        ModerationMode mode = visitor.conversation().settings().moderationMode();
        return statements
                .list(visitor.conversation().id())
                .map(all -> all.stream().filter(s -> s.votable(mode)).toList());
    }

    private Future<JsonObject> download(RoutingContext http, Visitor visitor) {
        needCredential(visitor);
        return mine.participant(visitor).compose(found -> held.about(found.orElseThrow()));
    }

    private Future<JsonObject> erase(RoutingContext http, Visitor visitor) {
        Credential credential = visitor.credential().orElseThrow(Problems::credentialNeeded);
        limits.count(Limit.ERASURE, visitor.network());
        return erasure.erase(visitor.conversation().id(), credential.secretHash())
                .map(erased -> {
                    int events = erased.orElseThrow(Problems::unknownCredential).size();
                    credentials.forget(http, visitor.conversation());
                    return new JsonObject().put("erasedEvents", events);
                });
    }

    private static void needCredential(Visitor visitor) {
        if (visitor.credential().isEmpty()) {
            throw Problems.credentialNeeded();
        }
    }

    private static void write(RoutingContext http, int status, Object json) {
        http.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(json instanceof JsonArray list ? list.toBuffer() : ((JsonObject) json).toBuffer());
    }
}
