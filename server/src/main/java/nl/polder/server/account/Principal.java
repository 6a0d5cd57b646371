package nl.polder.server.account;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.polder.server.audit.AuditEntry.Actor;

/**
 * Who sends this request: read from the database with every request, so that a role that is taken away is gone at once.
 *
 * @param session the public number of the session, not its secret
 * @param everywhere roles in all conversations of the organisation
 * @param byConversation roles in single conversations, by conversation id
 * @param secondFactor whether the second step of signing in is set up, here or at the identity provider
 * @param keysOn whether single-key shortcuts were switched on
 * @param keptPath the page whose form was kept when an earlier session ended
 */
public record Principal(
        int account,
        String name,
        String email,
        int organisation,
        String organisationName,
        long session,
        Set<Role> everywhere,
        Map<Integer, Set<Role>> byConversation,
        boolean secondFactor,
        boolean keysOn,
        Optional<String> keptPath) {

    public Principal {
        everywhere = Set.copyOf(everywhere);
        byConversation = Map.copyOf(byConversation);
    }

    /** The roles held in one conversation of the own organisation. */
    public Set<Role> rolesIn(int conversation) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(everywhere);
        roles.addAll(byConversation.getOrDefault(conversation, Set.of()));
        return roles;
    }

    /** True when some role is held in all conversations, so that new ones are seen too. */
    public boolean seesEveryConversation() {
        return !everywhere.isEmpty();
    }

    /** The conversations of {@link #byConversation} alone. */
    public List<Integer> conversations() {
        return byConversation.keySet().stream().sorted().toList();
    }

    public Actor actor() {
        return new Actor(organisation, Optional.of(account), name);
    }
}
