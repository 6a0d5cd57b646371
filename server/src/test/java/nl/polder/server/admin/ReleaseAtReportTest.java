package nl.polder.server.admin;

import static nl.polder.server.testing.Staff.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Row;
import java.net.http.HttpResponse;
import java.time.Clock;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.export.ExportForm;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The other case, in which somebody voted since, is in {@link ReleaseDeskTest}. */
@DisplayName("Released rows of a report since which nobody voted")
class ReleaseAtReportTest {
    private static final String SLUG = "voorbeeld-desinformatie";
    private static final String RELEASE = "/admin/c/" + SLUG + "/release";
    private static final String EXPORT = "/api/v3/reportExport/" + SLUG;

    @AutoClose
    private static final TestPolder polder = TestPolder.start();

    @BeforeAll
    static void a_closed_example_whose_rows_two_people_released() {
        polder.app().createExample();
        Staff administrator = Staff.ofOtherOrganisation(polder, Clock.systemUTC(), "voorbeeldministerie");
        Staff organiser = administrator.inviting("olga", "organiser");
        Staff publisher = administrator.inviting("pim", "publisher");
        Eventually.holds(() -> polder.get("/c/" + SLUG + "/reports/1").statusCode() == 200);
        polder.database()
                .query("SELECT append_state(conversation_id, 'closed') FROM conversation WHERE slug = '" + SLUG + "'");
        organiser.post(RELEASE + "/report", "");
        Eventually.holds(() -> number("SELECT count(*)::int AS n FROM reidentification_report") == 1);
        organiser.post(RELEASE, fields("reason", "Voor wie wil narekenen"));
        publisher.post(
                "/admin/c/" + SLUG + "/approvals/" + number("SELECT max(approval_id)::int AS n FROM approval")
                        + "/confirm",
                "");
    }

    private static int number(String sql) {
        Row row = polder.database().query(sql).iterator().next();
        return row.getInteger("n");
    }

    @Test
    void are_at_the_address_of_the_report_the_same_as_at_that_of_now() {
        for (String file : ExportForm.RELEASED.names()) {
            HttpResponse<String> ofReport = polder.get(EXPORT + ".1/" + file);
            assertThat(ofReport.statusCode()).as(file).isEqualTo(200);
            assertThat(ofReport.body())
                    .as(file)
                    .isNotEmpty()
                    .isEqualTo(polder.get(EXPORT + "/" + file).body());
        }
    }
}
