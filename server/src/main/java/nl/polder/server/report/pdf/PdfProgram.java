package nl.polder.server.report.pdf;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The program that {@link PdfProcess} starts: one HTML document on standard input, progress and then the PDF on standard output.
 * Ends at once when the other end of standard input is closed, so that it never outlives the server that wants the PDF.
 *
 * <p>Input: milliseconds of the date, length, the HTML. Output: {@link #PROGRESS} with two numbers, any number of times, then
 * {@link #FILE} with its length and bytes. Numbers are big-endian.
 */
public final class PdfProgram {
    static final int PROGRESS = 1;
    static final int FILE = 2;

    private static final int ABANDONED = 3;

    private PdfProgram() {}

    public static void main(String[] none) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // Whatever a library prints must not come between the frames.
        System.setOut(System.err);
        var in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        Instant made = Instant.ofEpochMilli(in.readLong());
        String html = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("watch").start(() -> endWith(in));
        byte[] pdf = new PdfWriter().write(html, made, progress -> tell(out, progress));
        out.writeByte(FILE);
        out.writeInt(pdf.length);
        out.write(pdf);
        out.flush();
        // Not by running out of threads: some library may have left one.
        Runtime.getRuntime().halt(0);
    }

    private static void tell(DataOutputStream out, PdfProgress progress) {
        try {
            out.writeByte(PROGRESS);
            out.writeInt(progress.sheets());
            out.writeInt(progress.of());
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("nobody waits for this PDF any more", gone);
        }
    }

    private static void endWith(InputStream in) {
        try {
            if (in.read() < 0) {
                Runtime.getRuntime().halt(ABANDONED);
            }
        } catch (IOException gone) {
            Runtime.getRuntime().halt(ABANDONED);
        }
    }
}
