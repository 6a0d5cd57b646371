package nl.polder.server.transfer.export;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import nl.polder.server.platform.Sha256;

/** Counts the bytes of a file and takes their hash while they are written. */
final class CountedFile extends FilterOutputStream {
    private long bytes;

    private CountedFile(OutputStream to) {
        super(to);
    }

    /** Closes the stream. */
    static PolisExport.Facts write(PolisFiles files, String name, OutputStream to) {
        var digest = Sha256.digest();
        var counted = new CountedFile(new DigestOutputStream(to, digest));
        try (Writer out = new BufferedWriter(new OutputStreamWriter(counted, StandardCharsets.UTF_8))) {
            files.write(name, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PolisExport.Facts(counted.bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        bytes += length;
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        bytes++;
    }
}
