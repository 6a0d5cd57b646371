package nl.polder.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where a process stands in the trees of control groups")
class ControlGroupsTest {
    private static final List<String> BOTH = List.of(
            "25 1 0:20 / /proc rw,relatime - proc proc rw",
            "34 25 0:29 / /sys/fs/cgroup/memory rw,relatime shared:3 - cgroup cgroup rw,memory",
            "35 25 0:30 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:4 master:2 - cgroup cgroup rw,cpu,cpuacct",
            "36 25 0:31 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw");

    @Test
    void the_first_version_has_a_tree_for_the_processor() {
        List<String> cgroup = List.of("9:name=systemd:/", "4:memory:/a", "3:cpu,cpuacct:/jobs/b", "0::/c");
        assertThat(ControlGroups.first(BOTH, cgroup, "cpu")).contains(Path.of("/sys/fs/cgroup/cpu,cpuacct/jobs/b"));
        assertThat(ControlGroups.second(BOTH, cgroup)).contains(Path.of("/sys/fs/cgroup/unified/c"));
        assertThat(ControlGroups.first(BOTH, List.of("0::/c"), "cpu")).isEmpty();
        assertThat(ControlGroups.first(BOTH, cgroup, "io")).isEmpty();
    }

    @Test
    void a_container_sees_a_part_of_the_tree() {
        List<String> mounts = List.of("40 1 0:31 /docker/4f /sys/fs/cgroup ro - cgroup2 cgroup rw");
        assertThat(ControlGroups.second(mounts, List.of("0::/docker/4f"))).contains(Path.of("/sys/fs/cgroup"));
        assertThat(ControlGroups.second(mounts, List.of("0::/docker/4f/x"))).contains(Path.of("/sys/fs/cgroup/x"));
        assertThat(ControlGroups.second(mounts, List.of("0::/docker/4g"))).isEmpty();
    }

    @Test
    void a_machine_without_them_has_no_group_that_works() {
        assertThat(ControlGroups.second(List.of("nonsense", "a b c - d"), List.of("0::/")))
                .isEmpty();
        assertThat(IdleGroup.find(Path.of("/nowhere"), IdleGroup.Members.THREADS)
                        .works())
                .isFalse();
    }
}
