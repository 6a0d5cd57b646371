package nl.polder.server.transfer.polis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of UTF-8 text, decoded strictly: a byte order mark is skipped, any other encoding is an error with its line. */
final class TextFile implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int REPORT_EVERY_BYTES = 1 << 20;

    private final Counted stream;
    private final Reader reader;
    private final boolean empty;

    private TextFile(Counted stream, Reader reader, boolean empty) {
        this.stream = stream;
        this.reader = reader;
        this.empty = empty;
    }

    static TextFile open(Path path, Progress progress) throws IOException {
        long size = Files.size(path);
        Counted counted =
                new Counted(Files.newInputStream(path), path.getFileName().toString(), Math.max(1, size), progress);
        PushbackInputStream pushback = new PushbackInputStream(counted, 3);
        byte[] head = pushback.readNBytes(3);
        boolean mark = head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (!mark) {
            pushback.unread(head);
        }
        Reader reader = new InputStreamReader(
                pushback,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new TextFile(counted, reader, size == 0 || (mark && size == 3));
    }

    Reader reader() {
        return reader;
    }

    boolean isEmpty() {
        return empty;
    }

    /** Whether the file's last byte ends a line; known when all of it has been read. */
    boolean endsWithLineEnd() {
        return stream.last == '\n' || stream.last == '\r';
    }

    /** Whether the quotes read so far do not pair up: then a quoted field was never closed. */
    boolean hasOddQuotes() {
        return stream.quotes % 2 != 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Finds the first line that is not UTF-8 and says which encoding it probably is. */
    static void reportEncoding(Path path, Findings findings) {
        String name = path.getFileName().toString();
        String remedy = "Save the file as UTF-8 and try again.";
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            long line = 1;
            for (int next = in.read(); ; next = in.read()) {
                if (next != '\n' && next >= 0) {
                    bytes.write(next);
                    continue;
                }
                if (!isUtf8(bytes.toByteArray())) {
                    findings.damage(name, line, "The text is not UTF-8" + guess(bytes.toByteArray()) + ".", remedy);
                    return;
                }
                bytes.reset();
                line++;
                if (next < 0) {
                    break;
                }
            }
            findings.damage(name, 0, "The text is not UTF-8.", remedy);
        } catch (IOException e) {
            findings.damage(name, 0, "The text is not UTF-8.", remedy);
        }
    }

    private static boolean isUtf8(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String guess(byte[] line) {
        boolean wide = line.length > 1 && ((line[0] & 0xFF) >= 0xFE && (line[1] & 0xFF) >= 0xFE);
        return wide ? "; it looks like UTF-16" : "; it looks like Latin-1 or Windows-1252";
    }

    /** Counts bytes for the progress line and remembers the last one. */
    private static final class Counted extends FilterInputStream {

        private final String name;
        private final long total;
        private final Progress progress;
        private long done;
        private long reported;
        private int last = -1;
        private long quotes;

        Counted(InputStream in, String name, long total, Progress progress) {
            super(in);
            this.name = name;
            this.total = total;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count > 0) {
                last = bytes[offset + count - 1];
                for (int i = offset; i < offset + count; i++) {
                    quotes += bytes[i] == '"' ? 1 : 0;
                }
                done += count;
                if (done - reported >= REPORT_EVERY_BYTES || done == total) {
                    reported = done;
                    progress.at(name, done, total);
                }
            }
            return count;
        }
    }
}
