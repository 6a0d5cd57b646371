package nl.polder.server.platform.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rendering a page")
class RendererTest {

    private static final Pattern LITERAL_KEY = Pattern.compile("(?:\\{\\{|\\()th? \"([^\"]+)\"");

    private final Messages messages = Messages.load();
    private final Renderer renderer = new Renderer(messages, Assets.load());

    record ErrorView(
            String title,
            String explanation,
            boolean reassurance,
            List<String> steps,
            String reference,
            String onward,
            String onwardText) {}

    private static ErrorView error(String title) {
        return new ErrorView(title, "Uitleg.", true, List.of("Wacht even."), "5f3c9a", "/", "error.toHome");
    }

    @Test
    void the_view_fills_the_template_inside_the_layout() {
        String page =
                renderer.render("error", error("Even wachten"), Language.NL).toString();

        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"nl\" dir=\"ltr\">")
                .contains("<title>Even wachten - Polder</title>", "<h1>Even wachten</h1>", "5f3c9a", "</html>");
    }

    @Test
    void what_people_wrote_is_escaped() {
        assertThat(renderer.render("error", error("<script>alert(1)</script>"), Language.NL)
                        .toString())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void links_carry_the_language_only_when_the_address_did() {
        PageAddress asked = new PageAddress(Language.EN, true, "/c/x", List.of(Map.entry("sort", "a b&c")));

        assertThat(renderer.render("error", error("x"), asked).toString())
                .contains("href=\"/accessibility?lang=en\"")
                .contains("href=\"/c/x?lang=nl&amp;sort=a+b%26c\"");
        assertThat(renderer.render("error", error("x"), Language.EN).toString()).contains("href=\"/accessibility\"");
    }

    @Test
    void a_name_that_the_view_does_not_have_is_refused() {
        record Empty() {}
        assertThatThrownBy(() -> renderer.render("error", new Empty(), Language.NL))
                .hasMessageContaining("title");
        assertThatThrownBy(() -> renderer.render("no/such", new Empty(), Language.NL))
                .hasMessageContaining("no/such");
    }

    @Test
    void every_text_that_a_template_names_exists_in_every_language() {
        ClassPathFolder.read("templates", "layout.hbs").forEach((file, source) -> {
            Matcher keys = LITERAL_KEY.matcher(new String(source, StandardCharsets.UTF_8));
            while (keys.find()) {
                for (Language language : Language.values()) {
                    assertThat(messages.has(language, keys.group(1)))
                            .as("%s in %s names %s", file, language, keys.group(1))
                            .isTrue();
                }
            }
        });
    }

    @Test
    void no_template_needs_an_exception_in_the_content_security_policy() {
        ClassPathFolder.read("templates", "layout.hbs")
                .forEach((file, source) -> assertThat(new String(source, StandardCharsets.UTF_8))
                        .as(file)
                        .doesNotContainPattern("\\sstyle=")
                        .doesNotContainPattern("\\son[a-z]+=\"")
                        .doesNotContainPattern("<script(?![^>]*src=)")
                        .doesNotContainPattern("(src|href)=\"(https?:)?//"));
    }
}
