package nl.polder.server.participant;

import static org.assertj.core.api.Assertions.assertThat;

import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A form without any header of its origin")
class FormTokensTest {
    @AutoClose
    private static final TestPolder POLDER = TestPolder.start();

    private final String votes = "/api/v1/conversations/"
            + TestConversation.open(POLDER.database(), "Een").slug() + "/votes";

    @Test
    void is_refused_without_the_token_of_its_credential() {
        assertThat(status("key=abc")).isEqualTo(403);
        assertThat(status("key=abc&formToken=abc")).isEqualTo(403);
        assertThat(status("formToken=")).isEqualTo(403);
    }

    private int status(String form) {
        return POLDER.send(POLDER.request(votes)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form)))
                .statusCode();
    }
}
