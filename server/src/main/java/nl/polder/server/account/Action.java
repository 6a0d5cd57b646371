package nl.polder.server.account;

import java.util.Locale;

/** Everything staff can do; each page and form of staff is bound to exactly one (see {@link StaffRoutes}). */
public enum Action {
    /** The doors themselves: sign-in, first link, identity provider. Open to everybody. */
    SIGN_IN(Scope.PUBLIC),
    /** One's own session, password, codes and language. */
    OWN_ACCOUNT(Scope.SELF),
    /** The list of the conversations one has a role in. */
    SEE_DESK(Scope.SELF),

    MANAGE_PEOPLE(Scope.ORGANISATION),
    CREATE_CONVERSATION(Scope.ORGANISATION),
    READ_AUDIT(Scope.ORGANISATION),

    SEE_CONVERSATION(Scope.CONVERSATION),
    /** Who has which role in this conversation. */
    MANAGE_ROLES(Scope.CONVERSATION),
    CHANGE_SETTINGS(Scope.CONVERSATION),
    OPEN_CONVERSATION(Scope.CONVERSATION),
    ADD_SEEDS(Scope.CONVERSATION),
    /** Make topics and give them to statements. */
    LABEL_STATEMENTS(Scope.CONVERSATION),
    READ_QUEUE(Scope.CONVERSATION),
    DECIDE_STATEMENT(Scope.CONVERSATION),
    PROPOSE_BULK_REJECTION(Scope.CONVERSATION),
    CONFIRM_BULK_REJECTION(Scope.CONVERSATION),
    SEE_APPROVALS(Scope.CONVERSATION),
    /** The forms that answer a proposal; which proposal, is checked against the kind's own action. */
    ANSWER_APPROVAL(Scope.CONVERSATION),
    PROPOSE_CLOSE(Scope.CONVERSATION),
    CONFIRM_CLOSE(Scope.CONVERSATION),
    PROPOSE_PUBLICATION(Scope.CONVERSATION),
    CONFIRM_PUBLICATION(Scope.CONVERSATION),
    PROPOSE_RELEASE(Scope.CONVERSATION),
    CONFIRM_RELEASE(Scope.CONVERSATION),
    WITHDRAW_RELEASE(Scope.CONVERSATION),
    PROPOSE_SET_ASIDE(Scope.CONVERSATION),
    CONFIRM_SET_ASIDE(Scope.CONVERSATION),
    /** Rows of participants under agreement (tier T3). */
    READ_ROWS(Scope.CONVERSATION);

    /** Where a role has to be held for the action. */
    public enum Scope {
        /** Nobody needs to be signed in. */
        PUBLIC,
        /** Anyone who is signed in, about themselves. */
        SELF,
        /** A role for the whole organisation. */
        ORGANISATION,
        /** A role for this conversation, or for all conversations of its organisation. */
        CONVERSATION
    }

    private final Scope scope;

    Action(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }

    /** As in the audit log and the table in {@code ops/role-matrix.md}: {@code read-queue}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
