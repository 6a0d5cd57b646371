package nl.polder.server.platform.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets in the keys folder, one file per use and key id ({@code card-1.key}, 0600), made when first asked for. They are never
 * in the database, so a copy of it signs nothing. A use is a short word: {@code join}, {@code card}, {@code xid} …
 */
public final class Keys {
    /** The id of the key that signs today; an answer that lives long stores it beside the signature. */
    public static final int CURRENT = 1;

    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path folder;
    private final SecureRandom random;
    private final Map<String, SecretKeySpec> loaded = new ConcurrentHashMap<>();

    /** @param folder made with 0700 if it is not there */
    public Keys(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException unusable) {
            throw new UncheckedIOException("The keys folder %s cannot be made.".formatted(folder), unusable);
        }
    }

    /**
     * HMAC-SHA256 of the parts with the current key of this use. Each part is preceded by its length (u32), so that no two
     * different lists of parts look alike.
     *
     * @return 32 bytes
     */
    public byte[] hmac(String use, byte[]... parts) {
        return hmac(use, CURRENT, parts);
    }

    /** The same with the key of that id, for what was signed earlier. */
    public byte[] hmac(String use, int keyId, byte[]... parts) {
        Mac mac = mac(key(use, keyId));
        for (byte[] part : parts) {
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** A random secret of this use as text without spaces, the same at every start: for passwords between our own parts. */
    public String password(String use) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key(use, CURRENT).getEncoded());
    }

    private SecretKeySpec key(String use, int keyId) {
        if (!use.matches("[a-z][a-z0-9-]{0,30}") || keyId < 1) {
            throw new IllegalArgumentException("not a use and id of a key: " + use + ' ' + keyId);
        }
        return loaded.computeIfAbsent(use + '-' + keyId, name -> {
            try {
                return new SecretKeySpec(readOrMake(folder.resolve(name + ".key")), ALGORITHM);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("A key in %s cannot be read.".formatted(folder), unreadable);
            }
        });
    }

    private byte[] readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != KEY_BYTES) {
            throw new IOException("%s holds %d bytes instead of %d".formatted(file, key.length, KEY_BYTES));
        }
        return key;
    }

    /** Whole or not at all: written beside, then linked, so that a second process that comes first wins and both read the same. */
    private void make(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Path draft = Files.createTempFile(folder, "new-", ".key", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.write(draft, key, StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException otherProcessWasFirst) {
            // Then its key is the one to read.
        } finally {
            Files.delete(draft);
        }
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
