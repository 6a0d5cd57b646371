package nl.polder.server.approval;

/** What became of proposing, confirming, refusing or withdrawing. */
public sealed interface ApprovalOutcome {

    record Proposed(long id) implements ApprovalOutcome {}

    /** The same is waiting already; {@code id} is that one. */
    record AlreadyProposed(long id) implements ApprovalOutcome {}

    record Done(Approval approval) implements ApprovalOutcome {}

    /** The proposer cannot be the second person, in whatever browser and role. */
    record NeedsSomebodyElse() implements ApprovalOutcome {}

    /** Confirmed, refused, withdrawn or expired before; {@code approval} says what and by whom. */
    record NotWaiting(Approval approval) implements ApprovalOutcome {}

    /** No such proposal in this conversation. */
    record NotFound() implements ApprovalOutcome {}

    /** The role does not include confirming this kind. */
    record RoleNeeded() implements ApprovalOutcome {}

    /** It cannot be carried out any more, and waits on; {@code why} is a key of a text. */
    record Impossible(String why) implements ApprovalOutcome {}
}
