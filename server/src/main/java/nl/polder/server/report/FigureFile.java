package nl.polder.server.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import nl.polder.server.platform.CsvCells;
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
                        plain(figure.ends().low()),
                        plain(figure.ends().high()),
                        plain(figure.ends().up()),
                        plain(figure.ends().down()),
                        figure.key(),
                        figure.caption(),
                        document.runner()));
    }

    private static List<String> plain(List<Block.Figure.End> ends) {
        return ends.stream().map(Block.Figure.End::plain).toList();
    }

    String csv() {
        var out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            figure.data()
                    .forEach(line ->
                            csv.writeRecord(line.stream().map(CsvCells::safe).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
