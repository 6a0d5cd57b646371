package nl.polder.server.account;

/** Answers one request of staff; runs where {@code Future.await} works, after the gate has let the request in. */
@FunctionalInterface
public interface StaffHandler {
    void handle(StaffRequest request);
}
