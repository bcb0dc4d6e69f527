package dev.turnstile.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The system properties that subjects read and a JVM does not have by itself. Those of the command line go to a child on its command
 * line, where the JDK reads some of them before anything runs; all others through its environment, which no other user can read.
 */
public final class UserProperties {
    /** The variable with those that are not on the command line, as {@link Properties} write them. */
    static final String VARIABLE = "TURNSTILE_PROPERTIES";

    /** Prefixes of what is this harness's, or means one JVM: its agents, ports, main module and temporary files. */
    private static final List<String> NEVER = List.of(
            "turnstile.",
            "surefire.",
            "com.sun.management.",
            "jdk.module.",
            "java.class.path",
            "java.io.tmpdir",
            "jna.",
            "jnidispatch.");

    /** Prefixes of what a JVM, Maven or Surefire sets by itself. */
    private static final List<String> SET_BY_TOOLS = List.of(
            "java.vm.", "java.vendor", "java.version", "java.runtime.", "java.specification.", "sun.", "os.", "maven.");

    private static final Set<String> SET_BY_EVERY_JVM = Set.of(
            "java.home",
            "java.class.version",
            "java.library.path",
            "jdk.debug",
            "user.name",
            "user.home",
            "user.dir",
            "user.language",
            "user.script",
            "user.country",
            "user.variant",
            "file.separator",
            "path.separator",
            "line.separator",
            "file.encoding",
            "native.encoding",
            "stdin.encoding",
            "stdout.encoding",
            "stderr.encoding",
            "basedir", // of Surefire, as the next one
            "localRepository");

    private UserProperties() {}

    /** Returns those options of the form {@code -Dname=value} that a child gets too. */
    static Stream<String> onCommandLine(List<String> arguments) {
        return arguments.stream()
                .filter(a -> a.startsWith("-D"))
                .filter(a -> NEVER.stream().noneMatch(never -> a.startsWith(never, "-D".length())));
    }

    /**
     * Returns the value of {@link #VARIABLE} for a child.
     *
     * @param given all properties of this JVM
     * @param arguments the arguments of this JVM
     */
    static String others(Properties given, List<String> arguments) {
        Properties others = new Properties();
        for (String name : given.stringPropertyNames()) {
            String value = given.getProperty(name);
            boolean known = arguments.contains("-D" + name + "=" + value);
            if (!known && !isOfTheJvm(name)) others.setProperty(name, value);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            others.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean isOfTheJvm(String name) {
        return SET_BY_EVERY_JVM.contains(name)
                || Stream.concat(NEVER.stream(), SET_BY_TOOLS.stream()).anyMatch(name::startsWith);
    }

    /** Sets the properties that the parent passed on through the environment. Must come before any code of a subject. */
    public static void take() {
        String text = System.getenv(VARIABLE);
        if (text == null) return;
        Properties passedOn = new Properties();
        try {
            passedOn.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        passedOn.stringPropertyNames().forEach(name -> System.setProperty(name, passedOn.getProperty(name)));
    }
}
