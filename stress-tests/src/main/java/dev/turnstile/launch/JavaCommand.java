package dev.turnstile.launch;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a JVM like this one is started: the same java, class and module path, access to modules, system properties, and choice of
 * assertions. Assertions that this JVM's command line says nothing about are on: to a subject they are a part of what it promises.
 */
public final class JavaCommand {
    /** Options about modules and native code, which subjects need as this JVM has them. */
    private static final List<String> INHERITED = List.of(
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--add-modules",
            "--limit-modules",
            "--module-path",
            "--upgrade-module-path",
            "--patch-module",
            "--enable-preview",
            "--enable-native-access");

    private static final String ASSERTIONS_ON = "-ea";

    /** Options that turn assertions on and off, each alone or with a colon and a class or package. Later ones win. */
    private static final List<String> ASSERTIONS = List.of(
            ASSERTIONS_ON,
            "-da",
            "-esa",
            "-dsa",
            "-enableassertions",
            "-disableassertions",
            "-enablesystemassertions",
            "-disablesystemassertions");

    private static final List<String> QUIET = List.of(
            "-XX:+DisplayVMOutputToStderr", // why it could not start is told to the parent
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-UsePerfData");

    private JavaCommand() {}

    /**
     * Makes ready to run a class in a JVM of its own.
     *
     * @param crashes where it writes a file if it crashes; {@link CrashLog} reads it
     * @param options further options of that JVM
     */
    public static ProcessBuilder of(Path crashes, List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUIET);
        command.add(CrashLog.option(crashes));
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> all = new ArrayList<>(inherited(own));
        all.addAll(ModuleOptions.opening());
        all.addAll(options);
        command.addAll(ModuleOptions.merged(all));
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(UserProperties.VARIABLE, UserProperties.others(System.getProperties(), own));
        builder.environment()
                .put("CLASSPATH", classPath()); // as an argument it might be longer than a command line may be
        return builder;
    }

    /** Returns the options and properties that a child of this JVM gets, as a text that is the same for the same ones. */
    public static String inheritedText() {
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        Stream<String> others = UserProperties.others(System.getProperties(), own)
                .lines()
                .filter(line -> !line.startsWith("#")) // the date
                .sorted();
        return Stream.concat(inherited(own).stream(), others).collect(Collectors.joining("\n"));
    }

    /** Returns those of a JVM's arguments that its children get, too. */
    static List<String> inherited(List<String> arguments) {
        Stream<String> options =
                arguments.stream().filter(a -> isOneOf(INHERITED, "=", a) || isOneOf(ASSERTIONS, ":", a));
        return Stream.of(Stream.of(ASSERTIONS_ON), options, UserProperties.onCommandLine(arguments))
                .flatMap(part -> part)
                .toList();
    }

    private static boolean isOneOf(List<String> options, String beforeValue, String argument) {
        return options.stream().anyMatch(o -> argument.equals(o) || argument.startsWith(o + beforeValue));
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
