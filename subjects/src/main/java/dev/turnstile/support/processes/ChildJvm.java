package dev.turnstile.support.processes;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts JVMs as child processes, made cheap: the JDK's classes come out of a shared archive, only the first compiler runs, the heap is
 * small. One takes some fifty milliseconds to start.
 *
 * <p>A child that serves its parent should read its standard input and end at its end: so it never outlives a parent that was killed.
 */
public final class ChildJvm {
    private static final List<String> CHEAP = List.of(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData", // else each leaves a file behind when it is killed
            "-XX:-CreateCoredumpOnCrash",
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED");

    private ChildJvm() {}

    /**
     * Runs {@code main} in a child on this JVM's class path. Standard input and output are pipes; what the child prints to its standard
     * error goes where this JVM's does.
     *
     * @throws IOException if there can be no more processes
     */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** As above, with further options for the JVM. */
    public static Process start(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> command = java();
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().put("CLASSPATH", classPath());
        return builder.start();
    }

    /** Returns a command that runs {@code main} in a JVM on this JVM's class path, for tests that start processes without the JDK. */
    public static List<String> command(Class<?> main, String... arguments) {
        List<String> command = java();
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(CHEAP);
        return command;
    }

    /** Surefire may put no more than a reference to the class path on the class path, and the class path into a property. */
    private static String classPath() {
        return Stream.of("surefire.test.class.path", "java.class.path")
                .map(System::getProperty)
                .filter(path -> path != null && !path.isBlank())
                .findFirst()
                .orElseThrow();
    }
}
