package nl.polder.server.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.polder.server.platform.StartRefused;

/**
 * As whom PostgreSQL runs: it refuses root. As root it runs in a user namespace ({@code unshare -U}: the same user without its
 * powers, so a data folder below /root works); where namespaces are forbidden, as {@code nobody} ({@code setpriv}), who must then
 * be able to enter the data folder.
 */
sealed interface ServerUser {
    /** The command line, wrapped so that it runs as this user in a session of its own: Ctrl-C reaches it only after the drain. */
    List<String> command(List<String> program);

    /** Makes a folder this user's own. */
    void own(Path folder) throws IOException;

    /** PostgreSQL runs as whoever runs Polder. */
    record Same(boolean inNamespace) implements ServerUser {
        @Override
        public List<String> command(List<String> program) {
            List<String> command = new ArrayList<>(List.of("setsid"));
            if (inNamespace) {
                command.addAll(0, List.of("unshare", "-U"));
            }
            command.addAll(program);
            return command;
        }

        @Override
        public void own(Path folder) {
            // It is ours already.
        }
    }

    /** PostgreSQL runs as another user of the machine, by number. */
    record Other(int uid, int gid) implements ServerUser {
        @Override
        public List<String> command(List<String> program) {
            List<String> command = new ArrayList<>(List.of(
                    "setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs", "setsid"));
            command.addAll(program);
            return command;
        }

        @Override
        public void own(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.toList()) {
                    Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    /** The number of {@code nobody} and {@code nogroup} in Debian and elsewhere; initdb wants a user that has a name. */
    ServerUser NOBODY = new Other(65_534, 65_534);

    /**
     * Chooses.
     *
     * @param dataFolder above the database; nobody must be able to pass through it
     * @param database the data directory, which may not be there yet: whoever owns it goes on
     * @param probe a program that the user must be able to run
     */
    static ServerUser choose(Path dataFolder, Path database, Path probe) throws IOException, InterruptedException {
        int me = uidOf(Path.of("/proc/self"));
        if (me != 0) {
            return new Same(false);
        }
        boolean ownedByRoot = !Files.exists(database) || uidOf(database) == 0;
        ServerUser namespace = new Same(true);
        if (ownedByRoot && canRun(namespace, probe)) {
            return namespace;
        }
        letPass(dataFolder);
        if (canRun(NOBODY, probe)) {
            return NOBODY;
        }
        throw new StartRefused(
                "PostgreSQL does not run as root, and this machine allows no user namespaces, so it runs as 'nobody', who cannot enter %s. Set POLDER_DATA to a folder such as /var/lib/polder, or run Polder as an ordinary user."
                        .formatted(dataFolder));
    }

    /** Others may go through the data folder, to what is theirs; they may not look around in it, and the keys stay closed. */
    private static void letPass(Path dataFolder) throws IOException {
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(dataFolder));
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(dataFolder, permissions);
        }
    }

    private static int uidOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static boolean canRun(ServerUser user, Path probe) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(user.command(List.of(probe.toString(), "--version")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }
}
