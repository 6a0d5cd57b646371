package nl.polder.server.moderation;

import java.util.Arrays;
import java.util.List;
import nl.polder.server.account.StaffRequest;

/** A reason as a form offers it, with the text that is published. */
record ReasonChoice(String code, String name, String published, boolean chosen) {

    /** All of them, with the one that was chosen in the form that is shown again. */
    static List<ReasonChoice> list(StaffRequest request) {
        String chosen = request.typed().text("reason");
        return Arrays.stream(Reason.values())
                .map(reason -> new ReasonChoice(
                        reason.code(),
                        request.text("moderation.reason." + reason.code() + ".name"),
                        request.text("moderation.reason." + reason.code() + ".published"),
                        reason.code().equals(chosen)))
                .toList();
    }
}
