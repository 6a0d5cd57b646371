package nl.polder.server.report.pdf;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.polder.server.platform.Niceness;

/**
 * Writes a PDF in a process of its own that gives way to everything, because making one takes a processor for seconds and hundreds of
 * megabytes: neither a vote nor the server's heap feels it, and a document that cannot be made ends that process only.
 */
public final class PdfProcess {
    private static final int HEAP_MEBIBYTES = 768;
    private static final int PDF_BYTES_MAX = 256 << 20;
    private static final Duration TAKES_MAX = Duration.ofMinutes(5);
    private static final Path NICE = Path.of("/usr/bin/nice");
    /** Of util-linux: by it, as {@link Niceness#IDLE} is. */
    private static final Path SCHEDULER = Path.of("/usr/bin/chrt");

    private final int nice;

    /** @param nice of the process, 0 to 19 */
    public PdfProcess(int nice) {
        this.nice = nice;
    }

    /**
     * As {@link PdfWriter#write}, byte for byte; blocks for seconds, so on a thread of a pool.
     *
     * @param listener is told of every sheet, on the calling thread
     * @throws IOException when the process failed, was killed or took longer than five minutes
     */
    public byte[] write(String html, Instant made, Consumer<PdfProgress> listener) throws IOException {
        Process process = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        CompletableFuture.delayedExecutor(TAKES_MAX.toSeconds(), TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        // Standard input stays open until the end: its closing is how the other side learns that this one is gone.
        try (var in = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
                var out = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            in.writeLong(made.toEpochMilli());
            in.writeInt(bytes.length);
            in.write(bytes);
            in.flush();
            return read(out, listener);
        } catch (EOFException ended) {
            throw new IOException("the process that writes the PDF ended before it was done", ended);
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] read(DataInputStream out, Consumer<PdfProgress> listener) throws IOException {
        while (out.readByte() == PdfProgram.PROGRESS) {
            listener.accept(new PdfProgress(out.readInt(), out.readInt()));
        }
        int length = out.readInt();
        if (length < 0 || length > PDF_BYTES_MAX) {
            throw new IOException("a PDF of " + length + " bytes");
        }
        byte[] pdf = new byte[length];
        out.readFully(pdf);
        return pdf;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (nice == Niceness.IDLE && Files.isExecutable(SCHEDULER)) {
            command.addAll(List.of(SCHEDULER.toString(), "--idle", "0"));
        } else if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", Integer.toString(nice)));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + HEAP_MEBIBYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC"));
        // The launcher's cache of loaded classes helps here too.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache=") || argument.startsWith("-Xlog:"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PdfProgram.class.getName()));
        return command;
    }
}
