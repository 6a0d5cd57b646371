package nl.polder.server.platform.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import nl.polder.server.platform.Gzip;
import nl.polder.server.platform.Sha256;

/**
 * The style sheet, the scripts and the images: read, hashed and compressed once at start, served from memory.
 *
 * <p>One hash over all files stands in every address, so that modules can import their neighbours and a browser may
 * keep what it has for ever.
 */
public final class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, Asset> byName = new HashMap<>();
    private final String hash;

    private Assets(SortedMap<String, byte[]> files) {
        this.hash = hashOf(files);
        files.forEach((name, content) -> byName.put(name, new Asset(typeOf(name), content, Gzip.compress(content))));
    }

    public static Assets load() {
        return new Assets(ClassPathFolder.read("static", "polder.css"));
    }

    /** Address of a file, for example {@code /assets/1f0c…/polder.css}. */
    public String url(String name) {
        if (!byName.containsKey(name)) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return "/assets/" + hash + "/" + name;
    }

    String hash() {
        return hash;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** A file with its media type, as it is and compressed. */
    static final class Asset {
        private final String type;
        private final byte[] content;
        private final byte[] gzipped;

        Asset(String type, byte[] content, byte[] gzipped) {
            this.type = type;
            this.content = content;
            this.gzipped = gzipped;
        }

        String type() {
            return type;
        }

        byte[] content() {
            return content;
        }

        byte[] gzipped() {
            return gzipped;
        }
    }

    private static String typeOf(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("no media type for the asset " + name);
        }
        return type;
    }

    private static String hashOf(SortedMap<String, byte[]> files) {
        MessageDigest digest = Sha256.digest();
        files.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
