package nl.polder.server.admin;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.polder.server.account.Action;
import nl.polder.server.account.FormCheck;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.platform.Sha256;
import nl.polder.server.platform.http.Download;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Waiting;
import nl.polder.server.release.Agreements;
import nl.polder.server.release.Agreements.Agreed;
import nl.polder.server.transfer.export.ExportForm;
import nl.polder.server.transfer.export.PolisExport;
import nl.polder.server.transfer.export.Times;

/** Rows for researchers and auditors by name (tier T3): after they agreed to the terms, and each download in the audit log. */
final class RowsDesk {
    private static final String PATH = "/admin/c/:slug/rows";
    private static final int TERMS = 6;

    private final ConversationWork work;
    private final Agreements agreements;
    private final PolisExport export;
    private final Messages messages;
    private final String termsHash;

    RowsDesk(ConversationWork work, Agreements agreements, PolisExport export, Messages messages) {
        this.work = work;
        this.agreements = agreements;
        this.export = export;
        this.messages = messages;
        this.termsHash = hash();
    }

    void mount(StaffRoutes staff) {
        staff.form(PATH, Action.READ_ROWS, request -> show(request, new FormCheck()), Action.READ_ROWS, this::agree);
        staff.button(PATH + "/:file", Action.READ_ROWS, this::download);
    }

    private record Item(String name, String says) {}

    /** @param agreed when and for what; empty before */
    private record View(
            ConversationFrame c,
            StaffFrame frame,
            List<String> terms,
            String agreed,
            String purposeSaid,
            List<Item> files,
            FormCheck.Field purpose,
            String agreeError,
            List<FormCheck.Wrong> problems) {}

    private void show(StaffRequest request, FormCheck check) {
        Conversation it = work.get(request.conversation().id());
        Optional<Agreed> agreed = agreed(request);
        var frame = ConversationFrame.of(request, it);
        request.show(
                "admin/rows",
                new View(
                        frame,
                        frame.staff(),
                        terms(Language.find(request.language()).orElse(Language.NL)),
                        agreed.map(a -> request.text(
                                        "rows.agreed",
                                        Map.of(
                                                "date", request.formats().date(a.at()),
                                                "time", request.formats().time(a.at()))))
                                .orElse(""),
                        agreed.map(Agreed::purpose).orElse(""),
                        ExportForm.FULL.names().stream()
                                .map(name -> new Item(name, request.text("rows.file." + name)))
                                .toList(),
                        check.field("purpose", request.typed().text("purpose")),
                        check.errorOf("agree"),
                        check.all()));
    }

    private Optional<Agreed> agreed(StaffRequest request) {
        return agreements.find(request.conversation().id(), request.principal().account(), termsHash);
    }

    private void agree(StaffRequest request) {
        String purpose = request.typed().text("purpose");
        var check = new FormCheck();
        if (purpose.isEmpty() || purpose.length() > Agreements.PURPOSE_LENGTH_MAX) {
            check.wrong("purpose", request.text("rows.purposeNeeded"));
        }
        if (!request.typed().ticked("agree")) {
            check.wrong("agree", request.text("rows.agreeNeeded"));
        }
        if (!check.isFine()) {
            show(request, check);
            return;
        }
        agreements.agree(request.conversation().id(), request.principal(), termsHash, purpose);
        request.goTo("/admin/c/" + request.conversation().slug() + "/rows?said=rows-agreed");
    }

    private void download(StaffRequest request) {
        String file = request.http().pathParam("file");
        if (!ExportForm.FULL.names().contains(file)) {
            throw Problems.notFound();
        }
        if (agreed(request).isEmpty()) {
            throw Problems.agreementNeeded();
        }
        Conversation it = work.get(request.conversation().id());
        RoutingContext http = request.http();
        try (PolisExport.Made made = Waiting.during(
                http, () -> export.file(it, ExportForm.FULL, Times.MILLISECONDS, file, Download.begun(http)))) {
            // Who asks for size and hash only has read no row.
            if (http.request().method() != HttpMethod.HEAD) {
                agreements.recordDownload(it.id(), request.principal(), termsHash, file, made.bytes(), made.sha256());
            }
            Download.send(http, made.as(it.slug() + "-" + file));
        }
    }

    private List<String> terms(Language language) {
        return IntStream.rangeClosed(1, TERMS)
                .mapToObj(i -> messages.text(language, "rows.terms." + i))
                .toList();
    }

    /** Of the terms in every language: who read one of them agreed to the text as it is in all. */
    private String hash() {
        String text = Stream.of(Language.values())
                .flatMap(language -> terms(language).stream())
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
