package dev.turnstile.campaign.options;

import dev.turnstile.evidence.ReplayCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What started a JVM: Maven's tests, Gradle's tests, a plugin inside Maven's own JVM, or somebody's command line.
 *
 * @param system the properties of the JVM
 * @param arguments the arguments of its process; empty if the operating system does not tell them
 * @param here the directory that it runs in
 */
record BuildTool(Properties system, List<String> arguments, Path here) {
    /** The user's own command for checks, where the build is none of those that are known here. */
    static final String COMMAND = "turnstile.command";

    /** Surefire and Failsafe set it in the JVMs that they start. */
    private static final String SUREFIRE = "surefire.test.class.path";

    private static final String GRADLE = "org.gradle.test.worker";

    /** A directory such as {@code build/tmp/integrationTest/work}: only this tells which task runs. */
    private static final String GRADLE_DIRECTORY = "org.gradle.internal.worker.tmpdir";

    private static final String MAVEN_MAIN = "org.codehaus.plexus.classworlds.launcher.Launcher";

    /** Classes that Failsafe takes, and Surefire does not. */
    private static final Pattern INTEGRATION_TEST = Pattern.compile("(.*\\.)?(IT\\w*|\\w*IT|\\w*ITCase)");

    /** Mean nothing else to any shell. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./:=,@%+<>-]+");

    private static final List<String> GRADLE_SETTINGS = List.of("settings.gradle", "settings.gradle.kts");

    /** Returns the one that started this JVM. */
    static BuildTool ofThisJvm() {
        Path here = Path.of("").toAbsolutePath();
        List<String> arguments =
                ProcessHandle.current().info().arguments().map(List::of).orElse(List.of());
        return new BuildTool(System.getProperties(), arguments, here);
    }

    /**
     * Returns the command that shows a counterexample again.
     *
     * @param test the name of a class that the tool can run alone; {@code null} if there is none
     */
    ReplayCommand replayCommand(@Nullable String test) {
        String own = system.getProperty(COMMAND, "").strip();
        if (!own.isEmpty()) return new ReplayCommand(own + " " + ReplayCommand.OPTION);
        if (system.containsKey(GRADLE)) return new ReplayCommand(gradle(test));
        if (system.containsKey(SUREFIRE)) return new ReplayCommand(maven(test));
        int inMaven = arguments.indexOf(MAVEN_MAIN);
        if (inMaven >= 0)
            return new ReplayCommand(
                    "mvn " + quoted(arguments.subList(inMaven + 1, arguments.size())) + " " + ReplayCommand.OPTION);
        if (test != null && Files.exists(here.resolve("pom.xml"))) return new ReplayCommand(maven(test));
        if (test != null && isGradle()) return new ReplayCommand(gradle(test));
        return new ReplayCommand(java());
    }

    /** Runs one module with those that it needs, from the root of the build. */
    private String maven(@Nullable String test) {
        boolean isIntegrationTest =
                test != null && INTEGRATION_TEST.matcher(test).matches();
        Path root = here;
        for (Path p = here.getParent(); p != null && Files.exists(p.resolve("pom.xml")); p = p.getParent()) root = p;
        List<String> words = new ArrayList<>();
        words.add(Files.exists(root.resolve("mvnw")) ? "./mvnw" : "mvn");
        words.add(isIntegrationTest ? "verify" : "test");
        if (!root.equals(here)) words.addAll(List.of("-pl", relative(root, "/"), "-am"));
        if (test != null) words.add((isIntegrationTest ? "-Dit.test=" : "-Dtest=") + test);
        if (test != null && !root.equals(here))
            words.add("-D" + (isIntegrationTest ? "failsafe" : "surefire") + ".failIfNoSpecifiedTests=false");
        words.add(ReplayCommand.OPTION);
        return quoted(words);
    }

    private String gradle(@Nullable String test) {
        Path root = here;
        for (Path p = here; p != null; p = p.getParent()) {
            Path candidate = p;
            if (GRADLE_SETTINGS.stream().anyMatch(file -> Files.exists(candidate.resolve(file)))) {
                root = p;
                break;
            }
        }
        List<String> words = new ArrayList<>();
        words.add(Files.exists(root.resolve("gradlew")) ? "./gradlew" : "gradle");
        words.add((root.equals(here) ? "" : ":" + relative(root, ":") + ":") + gradleTask());
        if (test != null) words.addAll(List.of("--tests", test));
        words.add(ReplayCommand.OPTION);
        return quoted(words);
    }

    private String gradleTask() {
        Path directory = Path.of(system.getProperty(GRADLE_DIRECTORY, ""));
        return Optional.ofNullable(directory.getParent())
                .filter(task -> task.getParent() != null && task.getParent().endsWith("tmp"))
                .map(task -> task.getFileName().toString())
                .orElse("test");
    }

    private boolean isGradle() {
        return Stream.of("build.gradle", "build.gradle.kts").anyMatch(file -> Files.exists(here.resolve(file)));
    }

    /** The same command line once more. Systems do not tell a long one: then its middle is left out, and the user knows it. */
    private String java() {
        if (arguments.isEmpty())
            return "java " + ReplayCommand.OPTION + " … " + system.getProperty("sun.java.command", "");
        List<String> others = arguments.stream()
                .filter(argument -> !argument.startsWith(ReplayCommand.OPTION.replace(ReplayCommand.TOKEN, "")))
                .toList();
        return "java " + ReplayCommand.OPTION + " " + quoted(others);
    }

    private String relative(Path root, String separator) {
        return root.relativize(here).toString().replace(root.getFileSystem().getSeparator(), separator);
    }

    private String quoted(List<String> words) {
        return words.stream().map(this::quoted).collect(Collectors.joining(" "));
    }

    private String quoted(String word) {
        if (PLAIN.matcher(word).matches()) return word;
        boolean isWindows =
                system.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return isWindows ? "\"" + word + "\"" : "'" + word.replace("'", "'\\''") + "'";
    }
}
