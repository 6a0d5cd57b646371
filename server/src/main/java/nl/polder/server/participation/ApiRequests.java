package nl.polder.server.participation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.Vote;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of the API; what cannot be used is named field by field. */
final class ApiRequests {
    private static final Set<String> VOTE_FIELDS = Set.of("statementId", "vote", "passReason", "important", "card");
    private static final Set<String> STATEMENT_FIELDS = Set.of("text", "language", "acknowledge");
    private static final Set<String> ADVICE = Set.of(Submission.SIMILAR, Submission.PERSONAL);
    private static final int CARD_LENGTH_MAX = 64;
    private static final String KEY_HEADER = "Idempotency-Key";

    private ApiRequests() {}

    static Ballot ballot(RoutingContext http, boolean importantMark) {
        JsonObject body = body(http);
        var errors = new HashMap<String, String>();
        unknownFields(body, VOTE_FIELDS, errors);
        int statementId = statementId(body.getValue("statementId"), errors);
        Optional<Vote> vote = body.getValue("vote") instanceof String word ? Vote.parse(word) : Optional.<Vote>empty();
        if (vote.isEmpty()) {
            errors.put("vote", "must be agree, disagree or pass");
        }
        PassReason reason = passReason(body.getValue("passReason"), vote, errors);
        boolean important = important(body.getValue("important"), importantMark, errors);
        Optional<String> card = text(body.getValue("card"), "card", CARD_LENGTH_MAX, errors);
        Optional<String> key = key(http, errors);
        failOn(errors);
        return new Ballot(statementId, vote.orElseThrow(), reason, important, key, card);
    }

    static Submission submission(RoutingContext http, Visitor visitor) {
        JsonObject body = body(http);
        var errors = new HashMap<String, String>();
        unknownFields(body, STATEMENT_FIELDS, errors);
        String text = body.getValue("text") instanceof String typed ? typed : "";
        if (text.isBlank()) {
            errors.put("text", "must be a sentence");
        }
        @Nullable Object language = body.getValue("language", visitor.language());
        if (!(language instanceof String tag)
                || !visitor.conversation().settings().languages().contains(tag)) {
            errors.put(
                    "language",
                    "must be one of " + visitor.conversation().settings().languages());
        }
        Set<String> acknowledged = acknowledged(body.getValue("acknowledge"), errors);
        Optional<String> key = key(http, errors);
        failOn(errors);
        return new Submission(text, String.valueOf(language), key, acknowledged);
    }

    /** The number in the path. */
    static int statementId(RoutingContext http) {
        String text = http.pathParam("statementId");
        if (!text.matches("\\d{1,9}")) {
            throw Problems.statementUnknown();
        }
        return Integer.parseInt(text);
    }

    private static JsonObject body(RoutingContext http) {
        @Nullable String type = http.request().getHeader("Content-Type");
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw Problems.unsupportedMediaType();
        }
        @Nullable JsonObject body;
        try {
            body = http.body().asJsonObject();
        } catch (ClassCastException notAnObject) {
            throw Problems.malformedBody();
        }
        if (body == null) {
            throw Problems.malformedBody();
        }
        return body;
    }

    private static int statementId(@Nullable Object value, Map<String, String> errors) {
        if (value instanceof Integer id && id >= 0) {
            return id;
        }
        errors.put("statementId", "must be a whole number from 0");
        return 0;
    }

    private static PassReason passReason(@Nullable Object value, Optional<Vote> vote, Map<String, String> errors) {
        if (value == null) {
            return PassReason.NONE;
        }
        Optional<PassReason> reason =
                value instanceof String word ? PassReason.parse(word) : Optional.<PassReason>empty();
        if (reason.isEmpty() || !vote.equals(Optional.of(Vote.PASS))) {
            errors.put("passReason", "must be unsure or unclear, and only with a pass");
        }
        return reason.orElse(PassReason.NONE);
    }

    private static boolean important(@Nullable Object value, boolean offered, Map<String, String> errors) {
        if (value != null && !(value instanceof Boolean)) {
            errors.put("important", "must be true or false");
        }
        boolean important = Boolean.TRUE.equals(value);
        if (important && !offered) {
            errors.put("important", "is not asked in this conversation");
        }
        return important;
    }

    private static Set<String> acknowledged(@Nullable Object value, Map<String, String> errors) {
        if (value == null) {
            return Set.of();
        }
        var acknowledged = new HashSet<String>();
        if (value instanceof JsonArray list) {
            list.forEach(entry -> acknowledged.add(String.valueOf(entry)));
        }
        if (!(value instanceof JsonArray) || !ADVICE.containsAll(acknowledged)) {
            errors.put("acknowledge", "must be a list of similar-statements and personal-data");
        }
        return acknowledged;
    }

    private static Optional<String> key(RoutingContext http, Map<String, String> errors) {
        return text(http.request().getHeader(KEY_HEADER), KEY_HEADER, Ballot.KEY_LENGTH_MAX, errors);
    }

    private static Optional<String> text(
            @Nullable Object value, String field, int lengthMax, Map<String, String> errors) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isEmpty() && text.length() <= lengthMax) {
            return Optional.of(text);
        }
        errors.put(field, "must be a text of 1 to %d characters".formatted(lengthMax));
        return Optional.empty();
    }

    private static void unknownFields(JsonObject body, Set<String> known, Map<String, String> errors) {
        for (String field : body.fieldNames()) {
            if (!known.contains(field)) {
                errors.put(field, "is not a field of this request");
            }
        }
    }

    private static void failOn(Map<String, String> errors) {
        if (!errors.isEmpty()) {
            throw Problems.badRequest(errors);
        }
    }
}
