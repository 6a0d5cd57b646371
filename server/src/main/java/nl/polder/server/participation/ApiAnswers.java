package nl.polder.server.participation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationSettings;
import nl.polder.server.platform.http.ProblemException;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.statement.PersonalData;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.Topic;
import nl.polder.server.vote.CastOutcome;
import nl.polder.server.vote.PassReason;
import org.jspecify.annotations.Nullable;

/** The JSON of the API and the problem of each refusal. */
public final class ApiAnswers {
    private ApiAnswers() {}

    static JsonObject summary(Conversation conversation, String language) {
        return new JsonObject()
                .put("slug", conversation.slug())
                .put("title", conversation.title(language))
                .put("state", conversation.state().text())
                .put("languages", new JsonArray(conversation.settings().languages()));
    }

    static JsonObject details(Conversation conversation, String language) {
        ConversationSettings settings = conversation.settings();
        JsonObject json = summary(conversation, language)
                .put("description", conversation.description(language))
                .put("statementLengthMax", settings.statementLengthMax())
                .put("moderation", settings.moderationMode().text())
                .put("importantMark", settings.importantMark())
                .put("resultsVotesMin", settings.resultsVotesMin())
                .put("simulated", settings.simulated())
                .put("imported", settings.imported());
        settings.opensAt().ifPresent(at -> json.put("opensAt", at.toString()));
        settings.writingClosesAt().ifPresent(at -> json.put("writingClosesAt", at.toString()));
        settings.closesAt().ifPresent(at -> json.put("closesAt", at.toString()));
        return json;
    }

    static JsonObject saved(VoteAnswer.Saved saved) {
        return new JsonObject()
                .put("sequence", saved.sequence())
                .put("leaf", saved.leaf())
                .put("remaining", saved.next().remaining())
                .put("nextStatement", card(saved.next()));
    }

    static JsonObject next(NextCard next) {
        var json = new JsonObject().put("remaining", next.remaining()).put("nextStatement", card(next));
        next.joinKey().ifPresent(key -> json.put("joinKey", key));
        return json;
    }

    private static @Nullable JsonObject card(NextCard next) {
        return next.card().map(ApiAnswers::card).orElse(null);
    }

    private static JsonObject card(Card card) {
        var json = new JsonObject()
                .put("statementId", card.statementId())
                .put("text", card.text())
                .put("language", card.language())
                .put("origin", card.origin().text())
                .put("card", card.seal());
        if (!card.language().equals(card.originalLanguage())) {
            json.put(
                    "original", new JsonObject().put("text", card.original()).put("language", card.originalLanguage()));
        }
        return json;
    }

    static JsonObject statement(Statement statement, String language) {
        return new JsonObject()
                .put("statementId", statement.id())
                .put("text", statement.text(language))
                .put("language", statement.languageOf(language))
                .put("origin", statement.origin().text())
                .put("meta", statement.meta());
    }

    /** Of one statement, with names as the visitor reads them. */
    static JsonArray topics(Statement statement, List<Topic> all, Visitor visitor) {
        List<String> languages = visitor.conversation().settings().languages();
        var json = new JsonArray();
        all.stream()
                .filter(topic -> topic.statements().contains(statement.id()))
                .forEach(topic -> json.add(new JsonObject()
                        .put("code", topic.code())
                        .put("name", topic.name(visitor.language(), languages))));
        return json;
    }

    static JsonObject ownStatement(Statement statement, String language) {
        JsonObject json = statement(statement, language)
                .put("moderation", statement.moderation().text());
        statement.reason().ifPresent(reason -> json.put("reason", reason));
        return json;
    }

    static JsonObject ownVote(Mine.OwnVote own, String language) {
        JsonObject json = new JsonObject()
                .put("statementId", own.vote().statementId())
                .put("vote", own.vote().vote().text())
                .put("important", own.vote().flags().important())
                .put("sequence", own.vote().sequence());
        PassReason reason = own.vote().flags().passReason();
        if (reason != PassReason.NONE) {
            json.put("passReason", reason.text());
        }
        own.statement().ifPresent(statement -> json.put("text", statement.text(language)));
        return json;
    }

    public static ProblemException problem(CastOutcome refused) {
        return switch (refused) {
            case CastOutcome.Accepted accepted -> throw new IllegalArgumentException("accepted is no problem");
            case CastOutcome.KeyReused reused -> Problems.idempotencyKeyReused();
            case CastOutcome.NoSuchConversation none -> Problems.notFound();
            case CastOutcome.ConversationNotOpen closed -> Problems.conversationClosed();
            case CastOutcome.NoSuchStatement none -> Problems.statementUnknown();
            case CastOutcome.StatementRejected rejected -> Problems.statementRejected();
            case CastOutcome.StatementUnreviewed unreviewed -> Problems.statementUnreviewed();
            case CastOutcome.UnknownCredential unknown -> Problems.unknownCredential();
            case CastOutcome.NothingToUndo nothing -> Problems.nothingToUndo();
            case CastOutcome.Overloaded overloaded -> Problems.overloaded(overloaded.retryAfter());
        };
    }

    public static ProblemException problem(SubmitAnswer refused, String language) {
        return switch (refused) {
            case SubmitAnswer.Saved saved -> throw new IllegalArgumentException("saved is no problem");
            case SubmitAnswer.Empty empty -> Problems.badRequest(Map.of("text", "must be a sentence"));
            case SubmitAnswer.TooLong tooLong -> Problems.statementTooLong(tooLong.lengthMax());
            case SubmitAnswer.SameStatement same -> Problems.sameStatement(same.statementId());
            case SubmitAnswer.LooksLike looks -> Problems.similarStatements(similar(looks.similar(), language));
            case SubmitAnswer.HoldsPersonalData holds ->
                Problems.personalData(
                        holds.kinds().stream().map(PersonalData::text).toList());
            case SubmitAnswer.WritingClosed closed -> Problems.writingClosed();
            case SubmitAnswer.UnknownCredential unknown -> Problems.unknownCredential();
        };
    }

    private static List<Map<String, Object>> similar(List<Statement> similar, String language) {
        return similar.stream()
                .map(s -> Map.<String, Object>of("statementId", s.id(), "text", s.text(language)))
                .toList();
    }
}
