package nl.polder.server.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import nl.polder.server.report.figure.Framed;
import nl.polder.server.report.page.Block;
import nl.polder.server.report.page.ReportDocument;

/** One figure of a report as a file: the drawing with its words, or what is drawn. */
record FigureFile(Block.Figure figure, ReportDocument document) {

    String svg() {
        return Framed.draw(
                figure.svg(),
                new Framed.Around(
                        figure.title(),
                        figure.ends().low(),
                        figure.ends().high(),
                        figure.ends().up(),
                        figure.ends().down(),
                        figure.key(),
                        figure.caption(),
                        document.runner()));
    }

    String csv() {
        var out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            figure.data().forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
