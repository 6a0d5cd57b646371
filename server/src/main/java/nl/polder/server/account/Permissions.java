package nl.polder.server.account;

import static nl.polder.server.account.Role.ADMINISTRATOR;
import static nl.polder.server.account.Role.ANALYST;
import static nl.polder.server.account.Role.AUDITOR;
import static nl.polder.server.account.Role.MODERATOR;
import static nl.polder.server.account.Role.ORGANISER;
import static nl.polder.server.account.Role.PUBLISHER;
import static nl.polder.server.account.Role.SECOND_READER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The one table of who may do what. {@code ops/role-matrix.md} is generated from it together with the mounted endpoints.
 *
 * <p>A switch and not a map: an action without a row does not compile.
 */
public final class Permissions {

    private static final Set<Role> EVERYONE = Collections.unmodifiableSet(EnumSet.allOf(Role.class));

    private Permissions() {}

    /** The roles that may do it. For {@link Action.Scope#PUBLIC} and {@link Action.Scope#SELF} the role does not matter. */
    public static Set<Role> rolesFor(Action action) {
        return switch (action) {
            case SIGN_IN, OWN_ACCOUNT, SEE_DESK -> EVERYONE;
            case MANAGE_PEOPLE -> Set.of(ADMINISTRATOR);
            case CREATE_CONVERSATION -> Set.of(ADMINISTRATOR, ORGANISER);
            case READ_AUDIT -> Set.of(ADMINISTRATOR, AUDITOR);
            case SEE_CONVERSATION -> EVERYONE;
            case MANAGE_ROLES -> Set.of(ORGANISER, ADMINISTRATOR);
            case CHANGE_SETTINGS, OPEN_CONVERSATION, ADD_SEEDS -> Set.of(ORGANISER);
            case LABEL_STATEMENTS -> Set.of(ORGANISER, MODERATOR);
            case READ_QUEUE -> Set.of(ORGANISER, MODERATOR, SECOND_READER, AUDITOR);
            case DECIDE_STATEMENT -> Set.of(MODERATOR, SECOND_READER);
            case PROPOSE_BULK_REJECTION -> Set.of(MODERATOR);
            case CONFIRM_BULK_REJECTION -> Set.of(MODERATOR, SECOND_READER);
            case SEE_APPROVALS -> EVERYONE;
            case ANSWER_APPROVAL -> Set.of(ORGANISER, MODERATOR, SECOND_READER, PUBLISHER, ADMINISTRATOR);
            case PROPOSE_CLOSE -> Set.of(ORGANISER);
            case CONFIRM_CLOSE -> Set.of(ORGANISER, PUBLISHER, ADMINISTRATOR);
            case PROPOSE_PUBLICATION, PROPOSE_RELEASE, PROPOSE_SET_ASIDE -> Set.of(ORGANISER, ANALYST);
            case CONFIRM_PUBLICATION, CONFIRM_RELEASE, CONFIRM_SET_ASIDE -> Set.of(PUBLISHER);
            case WITHDRAW_RELEASE -> Set.of(ORGANISER, ANALYST, PUBLISHER);
            case READ_ROWS -> Set.of(ANALYST, AUDITOR);
        };
    }

    /** True when one of the roles held is enough. */
    public static boolean allows(Action action, Set<Role> held) {
        return switch (action.scope()) {
            case PUBLIC, SELF -> true;
            case ORGANISATION, CONVERSATION -> held.stream().anyMatch(rolesFor(action)::contains);
        };
    }
}
