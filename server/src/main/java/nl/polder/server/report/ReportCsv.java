package nl.polder.server.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import nl.polder.server.platform.CsvCells;

/** All numbers of a report in one table, one per line; the data dictionary in the report explains the columns. */
final class ReportCsv {
    private static final MathContext DIGITS = new MathContext(6);

    private ReportCsv() {}

    /** UTF-8 text with a header line; shares as numbers from 0 to 1 with six digits; an empty value is one kept back. */
    static String write(Report report, String language) {
        var out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            csv.writeRecord("section", "statement-id", "statement", "who", "measure", "value", "base", "low", "high");
            if (report.head().simulated()) {
                csv.writeRecord("participation", "", "", "", "simulated", "1", "", "", "");
            }
            for (Fact fact : Facts.of(report)) {
                csv.writeRecord(
                        fact.section(),
                        whole(fact.statementId()),
                        CsvCells.safe(text(report, fact.statementId(), language)),
                        fact.who(),
                        fact.measure(),
                        number(fact.value()),
                        whole(fact.base()),
                        number(fact.low()),
                        number(fact.high()));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String text(Report report, OptionalInt statement, String language) {
        return statement.isEmpty()
                ? ""
                : report.results()
                        .statement(statement.getAsInt())
                        .map(found -> found.text(language))
                        .orElse("");
    }

    private static String whole(OptionalInt value) {
        return value.isEmpty() ? "" : Integer.toString(value.getAsInt());
    }

    private static String number(OptionalDouble value) {
        return value.isEmpty()
                ? ""
                : new BigDecimal(value.getAsDouble())
                        .round(DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
