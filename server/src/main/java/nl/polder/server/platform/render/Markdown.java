package nl.polder.server.platform.render;

import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Turns what organisers write into HTML that cannot harm: paragraphs, lists, emphasis, links, small headings, no pictures. */
public final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(List.of("p", "ul", "ol", "li", "em", "strong", "h2", "h3", "blockquote", "br", "a")
                    .toArray(new String[0]))
            .allowAttributes("href")
            .onElements("a")
            .allowStandardUrlProtocols()
            .requireRelNofollowOnLinks()
            .toFactory();

    private Markdown() {}

    /** Empty for an empty text. */
    public static String toHtml(String markdown) {
        return markdown.isBlank() ? "" : POLICY.sanitize(RENDERER.render(PARSER.parse(markdown)));
    }
}
