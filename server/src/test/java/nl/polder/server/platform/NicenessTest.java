package nl.polder.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("Work that gives way")
class NicenessTest {
    /** The nineteenth field of {@code stat}; the second may hold spaces, so counted from behind it. */
    private static int nice() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void is_nice_while_the_thread_that_asked_stays_as_it_was() throws Exception {
        int before = nice();
        assertThat(new Niceness(3).call(NicenessTest::nice)).isEqualTo(Math.min(19, before + 3));
        assertThat(nice()).isEqualTo(before);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void is_as_everything_else_when_asked_so() throws Exception {
        assertThat(new Niceness(0).call(NicenessTest::nice)).isEqualTo(nice());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void runs_only_while_nothing_else_wants_to_when_it_is_as_nice_as_can_be() throws Exception {
        assertThat(new Niceness(Niceness.IDLE).call(NicenessTest::policy)).isEqualTo(5);
        assertThat(new Niceness(10).call(NicenessTest::policy)).isZero();
    }

    /** The group can be made as root and in delegated units only; elsewhere the policy must do. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void gives_way_to_other_sessions_too_where_a_group_for_it_can_be_made() throws Exception {
        String inside = new Niceness(Niceness.IDLE).call(() -> Files.readString(Path.of("/proc/thread-self/cgroup")));
        assertThat(inside.contains("polder-long-work"))
                .isEqualTo(IdleGroup.of(IdleGroup.Members.THREADS).works());
        assertThat(Files.readString(Path.of("/proc/thread-self/cgroup"))).doesNotContain("polder-long-work");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leaves_one_processor_alone_when_it_is_as_nice_as_can_be() throws Exception {
        List<Integer> here = allowed();
        assertThat(new Niceness(Niceness.IDLE).call(NicenessTest::allowed))
                .isEqualTo(here.size() < 2 ? here : here.subList(1, here.size()));
        assertThat(new Niceness(10).call(NicenessTest::allowed)).isEqualTo(here);
        assertThat(allowed()).isEqualTo(here);
    }

    /** The processors of this thread; with a number in front, because it is the first that is left out. */
    private static List<Integer> allowed() throws IOException {
        String list = Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .orElseThrow()
                .substring("Cpus_allowed_list:".length());
        return Processors.allButTheFirst("100000," + list.strip());
    }

    /** The forty-first field of {@code stat}. */
    private static int policy() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[38]);
    }

    @Test
    void throws_what_the_work_threw() {
        assertThatThrownBy(() -> new Niceness(19).call(() -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThatThrownBy(() -> new Niceness(19).call(() -> {
                    throw new AssertionError("wrong");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("wrong");
    }
}
