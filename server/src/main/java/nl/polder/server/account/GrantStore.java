package nl.polder.server.account;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The SQL of roles: who has which, where. */
final class GrantStore {

    private static final String ADD = """
            INSERT INTO role_grant (organisation_id, account_id, conversation_id, role, granted_at)
            SELECT $1, $2, $3, unnest($4::text[]), $5
            ON CONFLICT DO NOTHING
            """;
    private static final String REMOVE = """
            DELETE FROM role_grant
             WHERE organisation_id = $1 AND account_id = $2 AND conversation_id IS NOT DISTINCT FROM $3::integer
            """;
    private static final String LIST_OF = """
            SELECT role FROM role_grant
             WHERE organisation_id = $1 AND account_id = $2 AND conversation_id IS NOT DISTINCT FROM $3::integer
            """;
    private static final String PEOPLE = """
            SELECT a.account_id, a.name, a.email, a.disabled_at IS NOT NULL AS disabled,
                   a.password_hash IS NOT NULL OR a.oidc_subject IS NOT NULL AS arrived,
                   ARRAY(SELECT g.role FROM role_grant g
                          WHERE g.account_id = a.account_id AND g.conversation_id IS NULL) AS everywhere,
                   ARRAY(SELECT g.role FROM role_grant g
                          WHERE g.account_id = a.account_id AND g.conversation_id = $2::integer) AS here
              FROM account a
             WHERE a.organisation_id = $1 AND ($3::integer IS NULL OR a.account_id = $3)
             ORDER BY lower(a.name), a.account_id
             LIMIT 1000
            """;
    private static final String ADMINISTRATORS = """
            SELECT count(*) AS n FROM account a JOIN role_grant g ON g.account_id = a.account_id
             WHERE a.organisation_id = $1 AND g.role = 'administrator' AND a.disabled_at IS NULL AND a.account_id <> $2
            """;
    private static final String ORGANISERS = """
            SELECT count(DISTINCT a.account_id) AS n FROM account a JOIN role_grant g ON g.account_id = a.account_id
             WHERE a.organisation_id = $1 AND g.role = 'organiser' AND a.disabled_at IS NULL AND a.account_id <> $2
               AND (g.conversation_id IS NULL OR g.conversation_id = $3)
            """;
    /** Two administrators who remove each other at the same time: one of them has to wait. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('polder people'), $1)";

    private static final String ORGANISATION_NAME = "SELECT name FROM organisation WHERE organisation_id = $1";

    void add(
            SqlClient tx, int organisation, int account, Optional<Integer> conversation, Set<Role> roles, Instant now) {
        String[] codes = roles.stream().map(Role::code).toArray(String[]::new);
        tx.preparedQuery(ADD)
                .execute(
                        Tuple.of(organisation, account, conversation.orElse(null), codes, now.atOffset(ZoneOffset.UTC)))
                .await();
    }

    void replace(
            SqlClient tx, int organisation, int account, Optional<Integer> conversation, Set<Role> roles, Instant now) {
        tx.preparedQuery(REMOVE)
                .execute(Tuple.of(organisation, account, conversation.orElse(null)))
                .await();
        add(tx, organisation, account, conversation, roles, now);
    }

    Set<Role> list(SqlClient sql, int organisation, int account, Optional<Integer> conversation) {
        return sql
                .preparedQuery(LIST_OF)
                .execute(Tuple.of(organisation, account, conversation.orElse(null)))
                .await()
                .stream()
                .map(row -> Role.ofCode(row.getString("role")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By name; at most 1000. */
    List<Person> people(SqlClient sql, int organisation, Optional<Integer> conversation) {
        return people(sql, organisation, conversation, Optional.empty());
    }

    Optional<Person> find(SqlClient sql, int organisation, Optional<Integer> conversation, int account) {
        return people(sql, organisation, conversation, Optional.of(account)).stream()
                .findFirst();
    }

    private static List<Person> people(
            SqlClient sql, int organisation, Optional<Integer> conversation, Optional<Integer> account) {
        return sql
                .preparedQuery(PEOPLE)
                .execute(Tuple.of(organisation, conversation.orElse(null), account.orElse(null)))
                .await()
                .stream()
                .map(GrantStore::person)
                .toList();
    }

    /** How many others can manage the people of the organisation. */
    int otherAdministrators(SqlClient sql, int organisation, int account) {
        return sql.preparedQuery(ADMINISTRATORS)
                .execute(Tuple.of(organisation, account))
                .await()
                .iterator()
                .next()
                .getInteger("n");
    }

    /** How many others can run this conversation, there or everywhere. */
    int otherOrganisers(SqlClient sql, int organisation, int account, int conversation) {
        return sql.preparedQuery(ORGANISERS)
                .execute(Tuple.of(organisation, account, conversation))
                .await()
                .iterator()
                .next()
                .getInteger("n");
    }

    void lock(SqlClient tx, int organisation) {
        tx.preparedQuery(LOCK).execute(Tuple.of(organisation)).await();
    }

    String organisationName(SqlClient sql, int organisation) {
        return sql.preparedQuery(ORGANISATION_NAME)
                .execute(Tuple.of(organisation))
                .await()
                .iterator()
                .next()
                .getString("name");
    }

    private static Person person(Row row) {
        return new Person(
                row.getInteger("account_id"),
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("disabled"),
                row.getBoolean("arrived"),
                roles(row.getArrayOfStrings("everywhere")),
                roles(row.getArrayOfStrings("here")));
    }

    private static Set<Role> roles(String[] codes) {
        return Arrays.stream(codes).map(Role::ofCode).collect(Collectors.toUnmodifiableSet());
    }
}
