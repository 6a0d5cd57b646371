package nl.polder.server.admin;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.polder.server.account.Action;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.Audit.Recorded;
import nl.polder.server.platform.CsvCells;
import nl.polder.server.platform.db.Db;

/** The audit log for people and, as CSV, for programs. */
final class AuditPages {

    /** A file of this size opens in every spreadsheet; the link to the next part stands in the page. */
    private static final int CSV_LINES_MAX = 10_000;

    private final Db db;
    private final Audit audit;

    AuditPages(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    void mount(StaffRoutes staff) {
        staff.page("/admin/audit", Action.READ_AUDIT, this::show);
        staff.page("/admin/audit.csv", Action.READ_AUDIT, this::csv);
    }

    /** An entry as a page shows it. */
    record Line(
            String when,
            String actor,
            String action,
            String conversation,
            String subject,
            String before,
            String after) {}

    private record AuditView(StaffFrame frame, List<Line> lines, String more) {}

    private void show(StaffRequest request) {
        var question = new Audit.Question(
                request.principal().organisation(), Optional.empty(), Optional.empty(), before(request), Audit.PAGE);
        List<Recorded> entries = audit.list(db.client(), question);
        String more = entries.size() < Audit.PAGE
                ? ""
                : "/admin/audit?before=" + entries.getLast().id();
        request.show(
                "admin/audit",
                new AuditView(
                        request.frame(),
                        entries.stream().map(it -> line(request, it)).toList(),
                        more));
    }

    List<Line> lines(StaffRequest request, Audit.Question question) {
        return audit.list(db.client(), question).stream()
                .map(it -> line(request, it))
                .toList();
    }

    private static Line line(StaffRequest request, Recorded it) {
        Function<Instant, String> moments =
                at -> request.formats().date(at) + ", " + request.formats().time(at);
        var words = new AuditWords(request::textIfAny, moments);
        return new Line(
                moments.apply(it.at()),
                it.actor(),
                words.act(it.action()),
                it.conversation().orElse(""),
                words.subject(it.subject()),
                it.before().map(words::fields).orElse(""),
                it.after().map(words::fields).orElse(""));
    }

    private void csv(StaffRequest request) {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("id", "time", "account", "actor", "conversation", "action", "subject", "before", "after");
            long before = before(request);
            for (int lines = 0; lines < CSV_LINES_MAX; lines += Audit.PAGE) {
                List<Recorded> entries = audit.list(
                        db.client(),
                        new Audit.Question(
                                request.principal().organisation(),
                                Optional.empty(),
                                Optional.empty(),
                                before,
                                Audit.PAGE));
                entries.forEach(it -> csv.writeRecord(
                        String.valueOf(it.id()),
                        it.at().toString(),
                        it.account().map(String::valueOf).orElse(""),
                        CsvCells.safe(it.actor()),
                        it.conversation().orElse(""),
                        it.action(),
                        CsvCells.safe(it.subject()),
                        it.before().map(JsonObject::encode).orElse(""),
                        it.after().map(JsonObject::encode).orElse("")));
                if (entries.size() < Audit.PAGE) {
                    break;
                }
                before = entries.getLast().id();
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        request.http()
                .response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                .putHeader("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .end(Buffer.buffer(text.toString()));
    }

    private static long before(StaffRequest request) {
        String text = request.query("before");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }
}
