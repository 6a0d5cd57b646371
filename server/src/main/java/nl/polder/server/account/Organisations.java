package nl.polder.server.account;

import io.vertx.sqlclient.SqlClient;

/** Organisations for what is created from outside the desk: the example consultation and imports. */
public final class Organisations {
    private final AccountStore store = new AccountStore();

    /**
     * The number of the organisation with this slug, made when there is none. In await style, inside the caller's transaction.
     *
     * @param name used only when it is made
     */
    public int findOrCreate(SqlClient sql, String slug, String name) {
        return store.insertOrganisation(sql, slug, name)
                .or(() -> store.findOrganisation(sql, slug).map(AccountStore.Organisation::id))
                .orElseThrow();
    }
}
