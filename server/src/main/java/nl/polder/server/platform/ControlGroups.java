package nl.polder.server.platform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where a process stands in the trees of control groups: {@code /proc/self/mountinfo} and {@code /proc/self/cgroup}, see cgroups(7). */
final class ControlGroups {
    private static final String SECOND = "cgroup2";

    private ControlGroups() {}

    /**
     * A mounted tree.
     *
     * @param root which folder of the tree is mounted, {@code /} for all of it
     * @param at where
     */
    private record Mount(String root, String at, String kind, List<String> options) {
        /** {@code 34 25 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu}, with any number of fields before the dash. */
        static Optional<Mount> parse(String line) {
            String[] halves = line.split(" - ", 2);
            String[] place = halves[0].split(" ");
            String[] kind = halves.length == 2 ? halves[1].split(" ") : new String[0];
            return place.length < 5 || kind.length < 3
                    ? Optional.empty()
                    : Optional.of(new Mount(place[3], place[4], kind[0], Arrays.asList(kind[2].split(","))));
        }

        /** The folder of a group, if it is below what is mounted. */
        Optional<Path> folder(String group) {
            if (root.equals("/")) {
                return Optional.of(Path.of(at, group));
            }
            return group.equals(root) || group.startsWith(root + "/")
                    ? Optional.of(Path.of(at, group.substring(root.length())))
                    : Optional.empty();
        }
    }

    /** This process's group in the tree of a controller of the first version; empty when that has no such tree. */
    static Optional<Path> first(List<String> mountinfo, List<String> cgroup, String controller) {
        return find(
                mountinfo,
                mount -> mount.kind().equals("cgroup") && mount.options().contains(controller),
                cgroup,
                controllers -> Arrays.asList(controllers.split(",")).contains(controller));
    }

    /** This process's group in the tree of the second version. */
    static Optional<Path> second(List<String> mountinfo, List<String> cgroup) {
        return find(mountinfo, mount -> mount.kind().equals(SECOND), cgroup, String::isEmpty);
    }

    private static Optional<Path> find(
            List<String> mountinfo, Predicate<Mount> mounted, List<String> cgroup, Predicate<String> controllers) {
        return mountinfo.stream()
                .map(Mount::parse)
                .flatMap(Optional::stream)
                .filter(mounted)
                .findFirst()
                .flatMap(mount -> cgroup.stream()
                        .map(line -> line.split(":", 3))
                        .filter(line -> line.length == 3 && controllers.test(line[1]))
                        .findFirst()
                        .flatMap(line -> mount.folder(line[2])));
    }
}
