package nl.polder.server.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Writing a PDF")
class PdfWriterTest {
    private static final Instant DATE = Instant.parse("2026-11-21T12:00:00Z");
    private static final String PAGE = """
            <!doctype html><html lang="nl"><head><title>Verslag</title><meta name="subject" content="Een verslag">
            <style>body{font-family:Sans,Wide,Cjk}</style>
            <bookmarks><bookmark name="Kop" href="#k"></bookmark></bookmarks></head><body><h1 id="k">Eén verslag</h1>
            <p>Met <b>vet</b> en een <a href="https://example.org/" title="voorbeeld">link</a>.</p>
            <p lang="ar" dir="rtl">يجب وضع علامة واضحة</p><p lang="zh">我们应该如何处理</p>
            <table><caption>Tabel 1</caption><thead><tr><th scope="col">Wie</th><th scope="col">Eens</th></tr></thead>
            <tbody><tr><th scope="row">A</th><td>71%</td></tr></tbody></table>
            <svg xmlns="http://www.w3.org/2000/svg" width="400" height="20" data-alt="Balk: 71% eens">
            <rect width="284" height="20" fill="#14706A"/></svg></body></html>
            """;

    @Test
    void the_result_conforms_to_pdf_ua_1() throws Exception {
        assertThat(PdfUaCheck.violations(new PdfWriter().write(PAGE, DATE))).isEmpty();
    }

    @Test
    void the_file_says_what_it_holds() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(new PdfWriter().write(PAGE, DATE))) {
            assertThat(pdf.getDocumentInformation().getSubject()).isEqualTo("Een verslag");
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("dc:description", "Een verslag");
        }
    }

    @Test
    void a_picture_without_a_description_is_caught_by_the_check() throws Exception {
        String silent = PAGE.replace(" data-alt=\"Balk: 71% eens\"", "");
        assertThat(PdfUaCheck.violations(new PdfWriter().write(silent, DATE))).isNotEmpty();
    }

    @Test
    void the_same_page_gives_the_same_bytes() {
        assertThat(new PdfWriter().write(PAGE, DATE)).isEqualTo(new PdfWriter().write(PAGE, DATE));
    }

    @Test
    void text_in_three_scripts_can_be_read_back() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(new PdfWriter().write(PAGE, DATE))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Eén verslag", "71%", "我们应该如何处理");
            assertThat(text.codePoints().filter(c -> c >= 0x600 && c <= 0x6ff).count())
                    .isGreaterThan(10);
        }
    }

    @Test
    void a_picture_on_another_host_is_not_fetched() throws Exception {
        try (var server = new java.net.ServerSocket(0)) {
            server.setSoTimeout(200);
            String tracking = PAGE.replace(
                    "<p>Met", "<img alt='x' src='http://127.0.0.1:" + server.getLocalPort() + "/a.png'><p>Met");
            new PdfWriter().write(tracking, DATE);
            org.assertj.core.api.Assertions.assertThatThrownBy(server::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }
}
