package dev.turnstile.worker;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a worker JVM is started: the parent's java and class path, the kind's arguments. */
final class WorkerCommand {
    /** What the parent may have been told about access to modules and native code, and subjects need as much. */
    private static final List<String> INHERITED = List.of(
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--add-modules",
            "--enable-preview",
            "--enable-native-access");

    private static final List<String> OWN = List.of(
            "-XX:+ExitOnOutOfMemoryError", // a JVM without memory answers nothing that could be believed
            "-XX:+ErrorFileToStderr", // a crash is told to the parent and leaves no file behind
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-UsePerfData",
            "-Xmx1g"); // of which a subject takes all before the machine feels it

    private WorkerCommand() {}

    /** Starts a worker that will connect to {@code port} and show {@code secret}. */
    static Process start(WorkerKind kind, int port, String secret) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OWN);
        command.addAll(inherited(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.addAll(kind.jvmArguments());
        command.addAll(List.of(WorkerMain.class.getName(), Integer.toString(port), kind.engineClass()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD);
        builder.environment()
                .put("CLASSPATH", classPath()); // as an argument it might be longer than a command line may be
        builder.environment().put(WorkerMain.SECRET, secret);
        return builder.start();
    }

    /** Those of a JVM's arguments that its workers get too. */
    static List<String> inherited(List<String> arguments) {
        return arguments.stream()
                .filter(a -> INHERITED.stream().anyMatch(i -> a.equals(i) || a.startsWith(i + "=")))
                .toList();
    }

    /** Surefire may put no more than a reference to the class path on the class path, and the class path into a property. */
    private static String classPath() {
        return Stream.of("surefire.test.class.path", "java.class.path")
                .map(System::getProperty)
                .filter(p -> p != null && !p.isBlank())
                .findFirst()
                .orElseThrow();
    }
}
