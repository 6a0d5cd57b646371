package nl.polder.server.faults;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who votes as fast as answers come, joins anew after some votes, and repeats what got no answer with the same key
 * before anything else, as our own page does.
 */
final class FaultVoter {
    private static final int STATEMENTS = 20;
    private static final int VOTES_PER_PERSON = 30;
    private static final List<String> WORDS = List.of("agree", "pass", "disagree");
    private static final int CREATED = 201;

    private final HttpClient client;
    private final String path;
    private final Random random;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private @Nullable String credential;
    private @Nullable Attempt open;
    private int votesOfPerson;
    private int repeated;

    /** A vote with its receipt. */
    record Acknowledged(long sequence, String leaf, int statementId, String vote) {}

    private record Attempt(String key, int statementId, String vote) {}

    FaultVoter(HttpClient client, String slug, Random random) {
        this.client = client;
        this.path = "api/v1/conversations/" + slug + "/votes";
        this.random = random;
    }

    /** Votes until told to stop or the server is gone. */
    void vote(URI server, BooleanSupplier goOn, Runnable onAcknowledged) {
        boolean answered = true;
        while (answered && goOn.getAsBoolean()) {
            answered = step(server);
            if (open == null) {
                onAcknowledged.run();
            }
        }
    }

    /** Repeats the one vote whose answer is missing, until it is acknowledged. */
    void settle(URI server) {
        for (int tries = 0; open != null && tries < 20; tries++) {
            step(server);
        }
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    int repeated() {
        return repeated;
    }

    boolean isSettled() {
        return open == null;
    }

    /** Whether the server answered at all. */
    private boolean step(URI server) {
        if (open != null) {
            repeated++;
        } else {
            open = new Attempt(key(), random.nextInt(STATEMENTS), WORDS.get(random.nextInt(WORDS.size())));
        }
        Attempt attempt = open;
        try {
            HttpResponse<String> answer = client.send(request(server, attempt), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == CREATED) {
                receipt(attempt, new JsonObject(answer.body()));
            }
            return true;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void receipt(Attempt attempt, JsonObject answer) {
        acknowledged.add(new Acknowledged(
                answer.getLong("sequence"), answer.getString("leaf"), attempt.statementId, attempt.vote));
        open = null;
        credential = answer.getString("credential", credential);
        if (++votesOfPerson >= VOTES_PER_PERSON) {
            credential = null;
            votesOfPerson = 0;
        }
    }

    private HttpRequest request(URI server, Attempt attempt) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", attempt.key)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"statementId\":%d,\"vote\":\"%s\"}".formatted(attempt.statementId, attempt.vote)));
        return (credential == null ? request : request.header("Authorization", "Bearer " + credential)).build();
    }

    private String key() {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
