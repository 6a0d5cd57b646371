package nl.polder.server.report;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.render.PageAddress;
import nl.polder.server.platform.render.Renderer;
import nl.polder.server.report.page.ReportDocument;
import nl.polder.server.report.page.View;

/** Renders a report as a page and as what its PDF is written from: one document, two sheets of style. */
final class ReportPages {
    private static final Pattern ROW = Pattern.compile("<tr id=\"(s[0-9]+)\"");
    private static final Pattern TO_ROW = Pattern.compile("href=\"#(s[0-9]+)\"");

    private final Renderer renderer;
    private final String site;
    private final String paperStyle;

    /** @param site where readers find this Polder, to be written out: scheme, host and port, no slash */
    ReportPages(Renderer renderer, String site) {
        this.renderer = renderer;
        this.site = site;
        this.paperStyle = read("/report/paper.css");
    }

    /** What the template of the page reads. */
    record Page(ReportDocument document, boolean draft) {}

    /** What the template of the paper reads. */
    record Paper(ReportDocument document, String style) {}

    /** @param view what the reader asked for; of a draft, which has no public address, the whole */
    Buffer page(Report report, boolean draft, View view, PageAddress address) {
        var document = ReportDocument.of(report, renderer.messages(), address.language(), view, site);
        Buffer page = renderer.render("report/page", new Page(document, draft), address);
        return view.asksNothing() ? page : withWaysOut(page.toString(StandardCharsets.UTF_8), address);
    }

    /** Links to statements that were not found lead to the whole report, where they are. */
    private static Buffer withWaysOut(String page, PageAddress address) {
        Set<String> listed =
                ROW.matcher(page).results().map(row -> row.group(1)).collect(Collectors.toSet());
        return Buffer.buffer(TO_ROW.matcher(page)
                .replaceAll(link -> listed.contains(link.group(1))
                        ? link.group()
                        : Matcher.quoteReplacement(
                                "href=\"" + address.link(address.path()) + "#" + link.group(1) + "\"")));
    }

    /** The figure of this name as a reader sees it, if the report has it. */
    Optional<FigureFile> figure(Report report, String name, View view, Language language) {
        var document = ReportDocument.of(report, renderer.messages(), language, view, site);
        return document.figures().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .map(it -> new FigureFile(it, document));
    }

    /** What the PDF is written from: a complete HTML document. */
    String paper(Report report, Language language) {
        var document = ReportDocument.of(report, renderer.messages(), language, View.whole(), site);
        return renderer.render("report/paper", new Paper(document, paperStyle), language)
                .toString(StandardCharsets.UTF_8);
    }

    private static String read(String resource) {
        try (InputStream in = ReportPages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + resource + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
