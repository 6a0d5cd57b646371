package nl.polder.server.transfer.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Lines of a CSV as Polis writes them: LF ends a line, only texts stand in quotes. */
final class CsvOut {
    private final Writer out;

    CsvOut(Writer out) {
        this.out = out;
    }

    void line(Object... cells) {
        line(List.of(cells));
    }

    void line(List<?> cells) {
        try {
            String separator = "";
            for (Object cell : cells) {
                out.write(separator);
                out.write(cell.toString());
                separator = ",";
            }
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
