package nl.polder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Who may do what")
class PermissionsTest {

    @ParameterizedTest
    @EnumSource(Action.class)
    void somebody_may_do_each_thing(Action action) {
        assertThat(Permissions.rolesFor(action)).isNotEmpty();
    }

    @Test
    void nobody_may_propose_and_confirm_a_publication_by_one_role() {
        for (Role role : Role.values()) {
            var held = EnumSet.of(role);
            assertThat(Permissions.allows(Action.PROPOSE_PUBLICATION, held)
                            && Permissions.allows(Action.CONFIRM_PUBLICATION, held))
                    .as(role.code())
                    .isFalse();
            assertThat(Permissions.allows(Action.PROPOSE_RELEASE, held)
                            && Permissions.allows(Action.CONFIRM_RELEASE, held))
                    .as(role.code())
                    .isFalse();
        }
    }

    @Test
    void an_auditor_changes_nothing() {
        var reading = EnumSet.of(
                Action.SIGN_IN,
                Action.OWN_ACCOUNT,
                Action.SEE_DESK,
                Action.READ_AUDIT,
                Action.SEE_CONVERSATION,
                Action.READ_QUEUE,
                Action.SEE_APPROVALS,
                // Under terms that the auditor confirms, each download in the audit log.
                Action.READ_ROWS);
        for (Action action : Action.values()) {
            assertThat(Permissions.allows(action, Set.of(Role.AUDITOR)))
                    .as(action.code())
                    .isEqualTo(reading.contains(action));
        }
    }

    @Test
    void without_a_role_nothing_of_a_conversation_is_allowed() {
        for (Action action : Action.values()) {
            boolean open = action.scope() == Action.Scope.PUBLIC || action.scope() == Action.Scope.SELF;
            assertThat(Permissions.allows(action, Set.of())).as(action.code()).isEqualTo(open);
        }
    }
}
