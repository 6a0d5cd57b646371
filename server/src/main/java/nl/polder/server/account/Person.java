package nl.polder.server.account;

import java.util.EnumSet;
import java.util.Set;

/**
 * A colleague in a list of people.
 *
 * @param arrived whether they have set a password or linked their account; until then they are invited
 * @param disabled whether nobody lets them in any more
 * @param everywhere roles in all conversations of the organisation
 * @param here roles in the one conversation that was asked about
 */
public record Person(
        int account,
        String name,
        String email,
        boolean disabled,
        boolean arrived,
        Set<Role> everywhere,
        Set<Role> here) {

    public Person {
        everywhere = Set.copyOf(everywhere);
        here = Set.copyOf(here);
    }

    /** What counts in the conversation that was asked about, wherever it was given. */
    public Set<Role> roles() {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(everywhere);
        roles.addAll(here);
        return roles;
    }
}
