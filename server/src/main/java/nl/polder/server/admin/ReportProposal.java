package nl.polder.server.admin;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.approval.Approval;

/**
 * What somebody who is to confirm that a report is published must know. Of another proposal both are empty.
 *
 * @param about which report, and from when others can read it
 * @param draft where it can be read
 */
record ReportProposal(String about, String draft) {
    static ReportProposal of(StaffRequest request, Approval approval) {
        if (!approval.kind().equals(ReportDesk.PUBLISH)) {
            return new ReportProposal("", "");
        }
        int number = approval.payload().getInteger("number");
        Optional<Instant> embargo = Optional.ofNullable(approval.payload().getString("embargoUntil"))
                .map(Instant::parse);
        Map<String, Object> arguments =
                new HashMap<>(Map.of("n", number, "embargo", embargo.isPresent() ? "yes" : "no"));
        arguments.put("date", embargo.map(request.formats()::date).orElse(""));
        arguments.put("time", embargo.map(request.formats()::time).orElse(""));
        return new ReportProposal(
                request.text("admin.approval.kind.publish-report.about", arguments),
                "/admin/c/" + request.conversation().slug() + "/reports/" + number);
    }
}
