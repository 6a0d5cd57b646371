package nl.polder.server.platform.side;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.polder.server.platform.Niceness;
import nl.polder.server.platform.Processors;

/** The command line of a program of ours: how it gives way, how much memory it may take, which classes are known to it. */
final class ProgramCommand {
    private static final Path NICE = Path.of("/usr/bin/nice");
    /** Of util-linux: by it, as {@link Niceness#IDLE} is. */
    private static final Path SCHEDULER = Path.of("/usr/bin/chrt");
    /** Of util-linux too. */
    private static final Path AFFINITY = Path.of("/usr/bin/taskset");

    /** Fits the processor's cache: each page touched for the first time is work of the system that nobody can interrupt. */
    private static final String YOUNG = "-Xmn24m";

    private ProgramCommand() {}

    /** Of a program, as {@link ProcessBuilder} takes it. */
    static List<String> of(SideProcesses.Program program, Niceness niceness) {
        List<String> command = givingWay(niceness);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + program.heapMebibytes() + "m",
                "-XX:+UseSerialGC",
                YOUNG,
                "-Xms64m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC"));
        command.addAll(program.jvmFlags());
        // The launcher's cache of loaded classes helps here too.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache=") || argument.startsWith("-Xlog:"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), program.main().getName()));
        return command;
    }

    private static List<String> givingWay(Niceness niceness) {
        List<String> command = new ArrayList<>();
        if (niceness.value() == Niceness.IDLE && Files.isExecutable(SCHEDULER)) {
            command.addAll(List.of(SCHEDULER.toString(), "--idle", "0"));
            if (Files.isExecutable(AFFINITY)) {
                command.addAll(onlyOn(Processors.forLongWork()));
            }
        } else if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", Integer.toString(niceness.value())));
        }
        return command;
    }

    private static List<String> onlyOn(List<Integer> processors) {
        return processors.isEmpty()
                ? List.of()
                : List.of(
                        AFFINITY.toString(),
                        "--cpu-list",
                        processors.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
}
