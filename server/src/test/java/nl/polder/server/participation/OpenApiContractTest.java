package nl.polder.server.participation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The API's contract")
class OpenApiContractTest {
    private static final String BASE = "/api/v1";
    private static final String KEY = "0123456789abcdefghijklmn";

    @AutoClose
    private static final TestPolder POLDER = TestPolder.start();

    private final JsonObject contract =
            new JsonObject(POLDER.get(BASE + "/openapi.json").body());
    private final TestConversation bikes = TestConversation.open(POLDER.database(), "Meer fietspaden", "Minder asfalt");
    private final TreeSet<String> seen = new TreeSet<>();
    private String credential = "";
    private int requests;

    @Test
    void holds_for_every_operation_of_the_running_server() {
        check("get", "/conversations", null, 200);
        check("get", "/conversations/{slug}", null, 200);
        check("get", "/conversations/{slug}/next-statement", null, 200);
        credential = new JsonObject(check("post", "/conversations/{slug}/votes", vote(0, "agree"), 201))
                .getString("credential");
        check("get", "/conversations/{slug}/next-statement", null, 200);
        check("post", "/conversations/{slug}/votes", vote(1, "pass"), 201);
        check("post", "/conversations/{slug}/votes", vote(9, "agree"), 404);
        check("post", "/conversations/{slug}/votes", new JsonObject().put("vote", "perhaps"), 400);
        check("get", "/conversations/{slug}/votes", null, 200);
        check("post", "/conversations/{slug}/statements", text("Een voorstel over de bus"), 201);
        check("post", "/conversations/{slug}/statements", text("Meer fietspaden"), 409);
        check("post", "/conversations/{slug}/statements", text("Bel 0612345678"), 400);
        check("get", "/conversations/{slug}/statements", null, 200);
        check("get", "/conversations/{slug}/statements?mine=true", null, 200);
        check("delete", "/conversations/{slug}/votes/0", null, 200);
        check("delete", "/conversations/{slug}/votes/0", null, 404);
        check("get", "/conversations/{slug}/me", null, 200);
        bikes.state(ConversationState.CLOSED);
        check("post", "/conversations/{slug}/votes", vote(0, "agree"), 409);
        check("delete", "/conversations/{slug}/me", null, 200);
        check("get", "/conversations/{slug}/me", null, 401);

        var operations = new TreeSet<String>();
        contract.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(entry -> {
                    if (List.of("get", "post", "delete").contains(entry.getKey())) {
                        operations.add(entry.getKey() + " " + path.getKey());
                    }
                }));
        operations.removeIf(operation -> operation.contains("/results") || operation.contains("/events"));
        assertThat(seen).isEqualTo(operations);
    }

    @Test
    void every_reference_in_it_leads_somewhere() {
        var missing = new ArrayList<String>();
        references(contract, missing);
        assertThat(missing).isEmpty();
    }

    private String check(String method, String path, JsonObject body, int status) {
        HttpRequest.Builder request = POLDER.request(
                BASE + path.replace("{slug}", bikes.slug()),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                KEY + requests++);
        if (!credential.isEmpty()) {
            request.header("Authorization", "Bearer " + credential);
        }
        HttpResponse<String> answer = POLDER.send(request.method(
                method.toUpperCase(java.util.Locale.ROOT),
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body.encode())));
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        String template = path.replace("?mine=true", "").replace("votes/0", "votes/{statementId}");
        seen.add(method + " " + template);
        assertMatches(method, template, answer);
        return answer.body();
    }

    private void assertMatches(String method, String template, HttpResponse<String> answer) {
        JsonObject response = contract.getJsonObject("paths")
                .getJsonObject(template)
                .getJsonObject(method)
                .getJsonObject("responses")
                .getJsonObject(Integer.toString(answer.statusCode()));
        assertThat(response)
                .as("%s %s has no %d", method, template, answer.statusCode())
                .isNotNull();
        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        JsonObject schema = response.getJsonObject("content")
                .getJsonObject(type)
                .getJsonObject("schema")
                .copy();
        schema.put("components", contract.getJsonObject("components"));
        OutputUnit result = Validator.create(
                        JsonSchema.of(schema),
                        new JsonSchemaOptions()
                                .setBaseUri("https://polder.example/")
                                .setDraft(Draft.DRAFT202012))
                .validate(Json.decodeValue(answer.body()));
        assertThat(result.getValid())
                .as("%s %s: %s %s", method, template, answer.body(), result.getErrors())
                .isTrue();
    }

    private void references(Object value, List<String> missing) {
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, Object> entry : object) {
                if (entry.getKey().equals("$ref")) {
                    Object at = contract;
                    for (String step : ((String) entry.getValue()).substring(2).split("/")) {
                        at = at instanceof JsonObject parent ? parent.getValue(step) : null;
                    }
                    if (at == null) {
                        missing.add((String) entry.getValue());
                    }
                }
                references(entry.getValue(), missing);
            }
        } else if (value instanceof io.vertx.core.json.JsonArray list) {
            list.forEach(entry -> references(entry, missing));
        }
    }

    private static JsonObject vote(int statement, String vote) {
        return new JsonObject().put("statementId", statement).put("vote", vote);
    }

    private static JsonObject text(String text) {
        return new JsonObject().put("text", text);
    }
}
