package nl.polder.server.analysis;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.SortedSet;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.server.platform.Sha256;

/** The fingerprint of what an analysis was computed from. */
final class Fingerprint {
    private Fingerprint() {}

    /**
     * Of the latest votes and the decisions about statements: SHA-256 over, big-endian, for every vote in order of (participant,
     * statement) both numbers u32 and the value i8; then rejected and meta statements, each list preceded by its length.
     */
    static String of(VoteMatrix votes, Moderation moderation) {
        MessageDigest digest = Sha256.digest();
        Integer[] rows = new Integer[votes.participants()];
        Arrays.setAll(rows, row -> row);
        Arrays.sort(rows, Comparator.comparingInt(votes::participantId));
        for (int row : rows) {
            ByteBuffer bytes = ByteBuffer.allocate(9 * votes.rowSize(row));
            for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
                bytes.putInt(votes.participantId(row))
                        .putInt(votes.statementId(votes.statementAt(i)))
                        .put((byte) votes.valueAt(i));
            }
            digest.update(bytes.array());
        }
        add(digest, moderation.rejected());
        add(digest, moderation.meta());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of participants' numbers alone: SHA-256 over how many there are and each of them, u32. */
    static String of(SortedSet<Integer> participants) {
        MessageDigest digest = Sha256.digest();
        add(digest, participants);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, SortedSet<Integer> ids) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * ids.size());
        bytes.putInt(ids.size());
        ids.forEach(bytes::putInt);
        digest.update(bytes.array());
    }
}
