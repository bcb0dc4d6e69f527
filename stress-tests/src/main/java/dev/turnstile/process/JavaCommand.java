package dev.turnstile.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a JVM like this one is started: the same java and class path, and the same rights. */
public final class JavaCommand {
    /** What this JVM may have been told about access to modules and native code, and subjects need as much. */
    private static final List<String> INHERITED = List.of(
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--add-modules",
            "--enable-preview",
            "--enable-native-access");

    private static final List<String> QUIET = List.of(
            "-XX:+ErrorFileToStderr", // a crash is told to the parent and leaves no file behind
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-UsePerfData");

    private JavaCommand() {}

    /**
     * Makes ready to run a class in a JVM of its own.
     *
     * @param options further options of that JVM
     */
    public static ProcessBuilder of(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUIET);
        command.addAll(inherited(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put("CLASSPATH", classPath()); // as an argument it might be longer than a command line may be
        return builder;
    }

    /** Those of a JVM's arguments that its children get too. */
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
