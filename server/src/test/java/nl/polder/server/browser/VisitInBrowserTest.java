package nl.polder.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("browser")
@DisplayName("A visit by browser")
class VisitInBrowserTest {

    private static final long BYTES_WITHOUT_SCRIPT_MAX = 60_000;
    private static final long BYTES_WITH_SCRIPT_MAX = 100_000;

    @AutoClose
    private static final TestPolder POLDER = TestPolder.start();

    @AutoClose
    private static final TestBrowser BROWSER = TestBrowser.open();

    private final TestConversation debate = TestConversation.open(POLDER.database(), SampleStatements.DUTCH);
    private final String card = POLDER.origin() + "/c/" + debate.slug();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_stranger_votes_undoes_changes_and_adds_a_statement(boolean script) {
        try (BrowserContext visitor = BROWSER.visitor(new Look("nl", 360, false, script))) {
            List<String> foreign = foreignRequests(visitor);
            Page page = visitor.newPage();
            page.navigate(card);
            String first = page.locator("#stelling").innerText();
            page.locator(".vote[value=disagree]").click();
            page.locator("#bewaard").getByText("Opgeslagen: oneens.").waitFor();
            assertThat(page.locator("#stelling").innerText()).isNotEqualTo(first);
            assertThat(page.locator(".card-head").innerText()).contains("Nog 7 stellingen");

            page.getByText("Maak ongedaan").click();
            page.locator("#bewaard").getByText("Uw stem is teruggenomen").waitFor();
            assertThat(page.locator("#stelling").innerText()).isEqualTo(first);

            page.locator(".vote[value=pass]").click();
            page.getByText("De stelling is onduidelijk").click();
            page.locator("#bewaard").getByText("Dank u voor uw uitleg").waitFor();

            page.getByText("Mijn stemmen").click();
            page.locator(".change > summary").first().click();
            page.locator(".change .vote[value=agree]").click();
            page.getByText("Uw stem is gewijzigd.").waitFor();

            page.getByText("Zelf een stelling toevoegen").click();
            page.locator("#tekst").fill("Een huisarts moet tijd krijgen om over medisch nepnieuws te praten.");
            page.getByText("Verstuur mijn stelling").click();
            page.getByText("Wacht op controle").waitFor();
            assertThat(foreign).isEmpty();
        }
    }

    @Test
    void script_exchanges_the_card_in_place_and_moves_the_focus_to_the_new_statement() {
        try (BrowserContext visitor = BROWSER.visitor(Look.PHONE)) {
            Page page = visitor.newPage();
            page.navigate(card);
            page.evaluate("() => { window.sameDocument = true; }");
            page.locator(".vote[value=agree]").click();
            page.getByText("Opgeslagen: eens.").first().waitFor();

            assertThat(page.evaluate("() => window.sameDocument")).isEqualTo(true);
            assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("stelling");
            assertThat(page.locator("#zeg").textContent()).contains("Opgeslagen: eens.", "Nog 7 stellingen");
        }
    }

    @Test
    void a_vote_that_could_not_be_sent_stays_on_the_card_and_is_counted_once_when_it_arrives() {
        try (BrowserContext visitor = BROWSER.visitor(Look.PHONE)) {
            Page page = visitor.newPage();
            page.navigate(card);
            String statement = page.locator("#stelling").innerText();
            visitor.setOffline(true);
            page.locator(".vote[value=disagree]").click();
            page.getByText("Uw stem is nog niet opgeslagen.").waitFor();
            assertThat(page.locator("#stelling").innerText()).isEqualTo(statement);

            visitor.setOffline(false);
            page.getByText("Opgeslagen: oneens.").first().waitFor();
            assertThat(page.locator(".also .num").innerText()).isEqualTo("1");
        }
    }

    @Test
    void single_keys_work_only_after_they_were_switched_on_and_are_remembered() {
        try (BrowserContext visitor = BROWSER.visitor(Look.PHONE.wide(1280))) {
            Page page = visitor.newPage();
            page.navigate(card);
            page.keyboard().press("1");
            assertThat(page.locator(".also .num").innerText()).isEqualTo("0");

            page.locator("#toetsen input").check();
            page.keyboard().press("2");
            page.getByText("Opgeslagen: oneens.").first().waitFor();
            page.keyboard().press("u");
            page.getByText("Uw stem is teruggenomen").first().waitFor();
            page.reload();
            assertThat(page.locator("#toetsen input").isChecked()).isTrue();
        }
    }

    @Test
    void the_keyboard_alone_is_enough() {
        try (BrowserContext visitor = BROWSER.visitor(Look.PHONE.withoutScript())) {
            Page page = visitor.newPage();
            page.navigate(card);
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            tabTo(page, ".vote[value=agree]");
            page.keyboard().press("Enter");
            page.getByText("Opgeslagen: eens.").waitFor();
        }
    }

    @Test
    void the_counter_counts_while_a_statement_is_written() {
        try (BrowserContext visitor = BROWSER.visitor(Look.PHONE)) {
            Page page = visitor.newPage();
            page.navigate(card + "/statements/new");
            page.locator("#tekst").fill("a".repeat(150));
            assertThat(page.locator("#tekst-telling span").first().innerText()).isEqualTo("10 tekens te veel");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_card_weighs_little(boolean script) {
        try (BrowserContext visitor = BROWSER.visitor(new Look("nl", 360, false, script))) {
            List<Response> answers = new ArrayList<>();
            visitor.onResponse(answers::add);
            Page page = visitor.newPage();
            page.navigate(card);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            long bytes = List.copyOf(answers).stream()
                    .mapToLong(answer -> answer.request().sizes().responseBodySize
                            + answer.request().sizes().responseHeadersSize)
                    .sum();
            System.out.printf("card, script %s: %d requests, %d bytes%n", script, answers.size(), bytes);
            assertThat(bytes).isPositive().isLessThan(script ? BYTES_WITH_SCRIPT_MAX : BYTES_WITHOUT_SCRIPT_MAX);
        }
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            if (page.locator(selector + ":focus").count() == 1) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }

    private static List<String> foreignRequests(BrowserContext visitor) {
        List<String> foreign = new ArrayList<>();
        String host = URI.create(POLDER.origin()).getAuthority();
        visitor.onRequest(request -> {
            if (!host.equals(URI.create(request.url()).getAuthority())) {
                foreign.add(request.url());
            }
        });
        return foreign;
    }
}
