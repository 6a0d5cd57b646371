package nl.polder.server.account;

/**
 * What every page of staff shows around its own part.
 *
 * @param csrf the hidden field {@code csrf} of every form
 * @param said what the last form did; empty when there was none
 * @param kept whether the page shows again what was typed before the session ended
 * @param people whether the person manages people
 * @param audit whether the person reads the audit log
 */
public record StaffFrame(
        boolean signedIn,
        String name,
        String organisation,
        String csrf,
        String said,
        boolean kept,
        boolean people,
        boolean audit) {

    static StaffFrame of(StaffRequest request, String csrf) {
        if (csrf.isEmpty()) {
            return new StaffFrame(false, "", "", "", request.said(), false, false, false);
        }
        Principal principal = request.principal();
        return new StaffFrame(
                true,
                principal.name(),
                principal.organisationName(),
                csrf,
                request.said(),
                request.isKept(),
                request.may(Action.MANAGE_PEOPLE),
                request.may(Action.READ_AUDIT));
    }
}
