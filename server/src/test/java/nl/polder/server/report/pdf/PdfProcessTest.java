package nl.polder.server.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Writing a PDF in a process of its own")
class PdfProcessTest {
    private static final Instant DATE = Instant.parse("2026-11-21T12:00:00Z");
    private static final String SHEETS = """
            <!doctype html><html lang="nl"><head><title>Verslag</title><meta name="description" content="Een verslag">
            <style>body{font-family:Sans,Wide,Cjk} h1{page-break-before:always}</style></head>
            <body><p>Eén</p><h1>Twee</h1><h1>Drie</h1></body></html>
            """;

    @Test
    void gives_the_same_bytes_and_tells_of_every_sheet() throws IOException {
        List<PdfProgress> told = new ArrayList<>();
        byte[] pdf = new PdfProcess(0).write(SHEETS, DATE, told::add);
        assertThat(pdf).isEqualTo(new PdfWriter().write(SHEETS, DATE));
        assertThat(told)
                .containsExactly(
                        new PdfProgress(0, 3), new PdfProgress(1, 3), new PdfProgress(2, 3), new PdfProgress(3, 3));
    }

    @Test
    void a_process_that_is_killed_is_an_error_and_not_half_a_file() {
        // So many sheets that the file does not fit into a pipe and cannot be complete when the first is told of.
        String many = SHEETS.replace("<h1>Drie</h1>", "<h1>Drie</h1>".repeat(400));
        List<ProcessHandle> others = ProcessHandle.current().children().toList();
        assertThatThrownBy(() -> new PdfProcess(0)
                        .write(
                                many,
                                DATE,
                                progress -> ProcessHandle.current()
                                        .children()
                                        .filter(process -> !others.contains(process))
                                        .forEach(PdfProcessTest::kill)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended before it was done");
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
