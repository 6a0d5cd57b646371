package nl.polder.server.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import nl.polder.server.platform.StartRefused;

/** The files of one database server, made once by {@code initdb}. */
final class Cluster {
    static final String OWNER = "polder_owner";

    private final Path folder;
    private final Programs programs;

    Cluster(Path folder, Programs programs) {
        this.folder = folder;
        this.programs = programs;
    }

    Path folder() {
        return folder;
    }

    /**
     * Makes the files if they are not there: passwords by SCRAM, checksums on every page, the locale that is the same on every
     * machine, an archive that a backup can be switched on in without a restart. Made beside and renamed: whole or not there.
     */
    void makeUnlessThere(String ownerPassword) throws IOException, InterruptedException {
        if (Files.exists(folder)) {
            refuseOtherMajorVersion();
            return;
        }
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        if (Files.exists(draft)) {
            Binaries.deleteTree(draft);
        }
        Files.createDirectory(
                draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path passwordFile = Files.createTempFile(folder.getParent(), "owner", ".password");
        try {
            Files.writeString(passwordFile, ownerPassword, StandardCharsets.US_ASCII);
            programs.user().own(draft);
            programs.user().own(passwordFile);
            programs.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + draft,
                            "--username=" + OWNER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--data-checksums",
                            // Archiving needs a restart to switch on but not to point somewhere: on from the first day,
                            // it
                            // throws away what no backup has asked for.
                            "--set=archive_mode=on",
                            "--set=archive_command=/bin/true"));
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseOtherMajorVersion() throws IOException {
        String theirs = Files.readString(folder.resolve("PG_VERSION")).strip();
        String ours = Binaries.VERSION.substring(0, Binaries.VERSION.indexOf('.'));
        if (!theirs.equals(ours)) {
            throw new StartRefused(
                    "The database in %s was made by PostgreSQL %s; this Polder brings PostgreSQL %s. Start the Polder that made it, back up, and restore with this one."
                            .formatted(folder, theirs, ours));
        }
    }
}
