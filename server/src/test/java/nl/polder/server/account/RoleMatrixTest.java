package nl.polder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell of role by endpoint, asked over HTTP. {@code -Dpolder.write=true} writes the table anew. */
@DisplayName("Role by endpoint")
class RoleMatrixTest {

    private static final Path TABLE = Path.of("..", "ops", "role-matrix.md");
    private static final Clock CLOCK = Clock.systemUTC();

    /** Some doors are there only with an identity provider. */
    @AutoClose("shutdown")
    private static final MockOAuth2Server provider = started();

    @AutoClose
    private static final TestPolder polder = TestPolder.start(Map.of(
            "POLDER_OIDC_ISSUER", provider.issuerUrl("polder").toString(),
            "POLDER_OIDC_CLIENT_ID", "polder",
            "POLDER_OIDC_CLIENT_SECRET", "secret"));

    private static Staff first;

    private static MockOAuth2Server started() {
        var server = new MockOAuth2Server();
        server.start();
        return server;
    }

    @BeforeAll
    static void a_conversation() {
        first = Staff.first(polder, CLOCK);
        first.post("/admin/new", Staff.fields("title", "Ours", "main", "nl", "description", ""));
        // Account 2: whose roles and access may change while the cells are asked.
        first.inviting("somebody", "auditor");
    }

    private static List<Endpoint> endpoints() {
        return polder.app().accounts().staff().endpoints().stream()
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    @Test
    void the_table_in_the_repository_is_that_of_the_program() throws IOException {
        String generated = table();
        if (Boolean.getBoolean("polder.write")) {
            Files.writeString(TABLE, generated);
        }
        assertThat(TABLE).as("run this test with -Dpolder.write=true").exists();
        assertThat(Files.readString(TABLE)).isEqualTo(generated);
    }

    @Test
    void every_action_is_bound_to_an_endpoint_or_reserved_for_one_that_two_people_need() {
        List<Action> bound =
                endpoints().stream().map(Endpoint::action).distinct().toList();
        for (Action action : Action.values()) {
            boolean ofApprovals =
                    action.name().startsWith("CONFIRM_") || action.name().startsWith("PROPOSE_");
            assertThat(bound.contains(action) || ofApprovals).as(action.code()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_reaches_what_its_row_says_and_nothing_else(Role role) {
        Staff staff = first.inviting("only-" + role.code(), role.code());
        var softly = new SoftAssertions();
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.action().scope() != Action.Scope.ORGANISATION
                    && endpoint.action().scope() != Action.Scope.CONVERSATION) {
                continue;
            }
            int status = ask(staff, endpoint).statusCode();
            if (Permissions.allows(endpoint.action(), java.util.Set.of(role))) {
                softly.assertThat(status)
                        .as(role.code() + " " + endpoint)
                        .isNotEqualTo(403)
                        .isLessThan(500);
            } else {
                softly.assertThat(status).as(role.code() + " " + endpoint).isEqualTo(403);
            }
        }
        softly.assertAll();
    }

    @Test
    void without_signing_in_only_the_doors_open() {
        var nobody = new Staff(polder, CLOCK);
        for (Endpoint endpoint : endpoints()) {
            HttpResponse<String> response = ask(nobody, endpoint);
            if (endpoint.action().scope() == Action.Scope.PUBLIC) {
                assertThat(response.statusCode()).as(endpoint.toString()).isIn(200, 303);
                assertThat(response.headers().firstValue("location").orElse(""))
                        .as(endpoint.toString())
                        .doesNotStartWith("/admin/sign-in");
            } else {
                assertThat(response.headers().firstValue("location").orElse(""))
                        .as(endpoint.toString())
                        .startsWith("/admin/sign-in?to=");
            }
        }
    }

    @Test
    void what_belongs_to_another_organisation_does_not_exist() {
        Staff stranger = Staff.ofOtherOrganisation(polder, CLOCK, "strangers");
        stranger.post("/admin/new", Staff.fields("title", "Theirs", "main", "nl", "description", ""));
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.path().contains("/:slug") || endpoint.path().contains("/:account")) {
                assertThat(ask(stranger, endpoint).statusCode())
                        .as(endpoint.toString())
                        .isEqualTo(404);
            }
        }
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.path().contains("/:slug") && endpoint.path().contains("/:account")) {
                assertThat(ask(stranger, endpoint, "theirs").statusCode())
                        .as("our colleague in their conversation: " + endpoint)
                        .isEqualTo(404);
            }
        }
        assertThat(stranger.get("/admin").body()).contains("Theirs").doesNotContain("Ours");
        assertThat(stranger.get("/admin/audit.csv").body()).doesNotContain("Ours");
        assertThat(stranger.get("/admin/people").body()).doesNotContain("Saskia");
    }

    private static HttpResponse<String> ask(Staff staff, Endpoint endpoint) {
        return ask(staff, endpoint, "ours");
    }

    private static HttpResponse<String> ask(Staff staff, Endpoint endpoint, String conversation) {
        String path = endpoint.path()
                .replace(":slug", conversation)
                .replace(":account", "2")
                .replace(":statement", "999")
                .replace(":topic", "999")
                .replace(":approval", "999")
                .replace(":link", "no-such-link");
        if (endpoint.method().equals("GET")) {
            return staff.get(path);
        }
        boolean signedIn = !staff.cookie().isEmpty();
        return signedIn ? staff.post(path, "x=1") : staff.send(path, "x=1");
    }

    private static String table() {
        var text = new StringBuilder("""
                # Who may do what

                Generated from the mounted endpoints and `account.Permissions` by `RoleMatrixTest`, which asks every cell over HTTP.
                Change the program, then run that test with `-Dpolder.write=true`. "all" = whoever is signed in; "open" = everybody.
                Those below `/admin/oidc` are there only when an identity provider is configured.
                What needs two people is checked once more against the kind of proposal, and never the same person twice.

                """);
        text.append("| endpoint | action |");
        Arrays.stream(Role.values())
                .forEach(role -> text.append(' ').append(role.code()).append(" |"));
        text.append("\n|---|---|").append("---|".repeat(Role.values().length)).append('\n');
        for (Endpoint endpoint : endpoints()) {
            text.append("| ")
                    .append(endpoint.method())
                    .append(" `")
                    .append(endpoint.path())
                    .append("` | ")
                    .append(endpoint.action().code())
                    .append(" |");
            text.append(Arrays.stream(Role.values())
                            .map(role -> cell(endpoint.action(), role))
                            .collect(Collectors.joining()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String cell(Action action, Role role) {
        return switch (action.scope()) {
            case PUBLIC -> " open |";
            case SELF -> " all |";
            case ORGANISATION, CONVERSATION -> Permissions.allows(action, java.util.Set.of(role)) ? " yes |" : " |";
        };
    }
}
