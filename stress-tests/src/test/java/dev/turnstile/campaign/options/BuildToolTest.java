package dev.turnstile.campaign.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildToolTest {
    private static final Map<String, String> SUREFIRE = Map.of("surefire.test.class.path", "target/classes");
    private static final Map<String, String> GRADLE =
            Map.of("org.gradle.test.worker", "1", "org.gradle.internal.worker.tmpdir", "/p/build/tmp/test/work");

    @TempDir
    private Path root;

    private Path module = Path.of("");

    @BeforeEach
    void two_directories() throws IOException {
        module = Files.createDirectories(root.resolve("libs/stack"));
    }

    @Test
    void maven_runs_the_test_alone() throws IOException {
        Files.createFile(root.resolve("pom.xml"));
        assertThat(command(SUREFIRE, root, "demo.StackTest"))
                .isEqualTo("mvn test -Dtest=demo.StackTest -Dturnstile.replay=TOKEN");
        assertThat(command(SUREFIRE, root, null)).isEqualTo("mvn test -Dturnstile.replay=TOKEN");
    }

    @Test
    void maven_runs_a_module_from_the_root_with_what_it_needs() throws IOException {
        for (Path directory : List.of(root, root.resolve("libs"), module))
            Files.createFile(directory.resolve("pom.xml"));
        Files.createFile(root.resolve("mvnw"));
        assertThat(command(SUREFIRE, module, "demo.StackTest"))
                .isEqualTo("./mvnw test -pl libs/stack -am -Dtest=demo.StackTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dturnstile.replay=TOKEN");
    }

    @Test
    void failsafe_runs_what_has_a_name_for_it() throws IOException {
        Files.createFile(root.resolve("pom.xml"));
        assertThat(List.of("demo.StackIT", "demo.StackITCase", "demo.ITStack"))
                .allSatisfy(test -> assertThat(command(SUREFIRE, root, test))
                        .isEqualTo("mvn verify -Dit.test=" + test + " -Dturnstile.replay=TOKEN"));
        assertThat(command(SUREFIRE, root, "demo.WITHTest")).startsWith("mvn test -Dtest=demo.WITHTest ");
    }

    @Test
    void gradle_runs_the_task_that_it_ran() throws IOException {
        Files.createFile(root.resolve("settings.gradle.kts"));
        assertThat(command(GRADLE, root, "demo.StackTest"))
                .isEqualTo("gradle test --tests demo.StackTest -Dturnstile.replay=TOKEN");
        Files.createFile(root.resolve("gradlew"));
        assertThat(command(
                        Map.of(
                                "org.gradle.test.worker",
                                "1",
                                "org.gradle.internal.worker.tmpdir",
                                module + "/build/tmp/stressTest/work"),
                        module,
                        null))
                .isEqualTo("./gradlew :libs:stack:stressTest -Dturnstile.replay=TOKEN");
    }

    @Test
    void an_ide_runs_tests_of_a_project_that_its_build_tool_can_run_too() throws IOException {
        Files.createFile(root.resolve("build.gradle"));
        assertThat(command(Map.of(), root, "demo.StackTest")).startsWith("gradle test --tests demo.StackTest ");
        Files.createFile(root.resolve("pom.xml"));
        assertThat(command(Map.of(), root, "demo.StackTest")).startsWith("mvn test -Dtest=demo.StackTest ");
    }

    @Test
    void a_plugin_in_mavens_own_jvm_is_run_as_it_was() {
        List<String> arguments = List.of(
                "-classpath",
                "/maven/boot.jar",
                "org.codehaus.plexus.classworlds.launcher.Launcher",
                "exec:java",
                "-Dexec.mainClass=demo.Main",
                "-Dexec.args=one two");
        assertThat(new BuildTool(properties(Map.of()), arguments, root)
                        .replayCommand(null)
                        .with("TOKEN"))
                .isEqualTo("mvn exec:java -Dexec.mainClass=demo.Main '-Dexec.args=one two' -Dturnstile.replay=TOKEN");
    }

    @Test
    void a_program_is_started_as_it_was_with_words_that_a_shell_leaves_alone() {
        List<String> arguments =
                List.of("-Dturnstile.replay=OLD", "-cp", "my classes:lib/*", "demo.Main", "it's", "$HOME");
        assertThat(new BuildTool(properties(Map.of()), arguments, root)
                        .replayCommand(null)
                        .with("TOKEN"))
                .isEqualTo("java -Dturnstile.replay=TOKEN -cp 'my classes:lib/*' demo.Main 'it'\\''s' '$HOME'");
    }

    @Test
    void a_program_whose_arguments_are_not_told_is_named() {
        Map<String, String> system = Map.of("sun.java.command", "demo.Main 7");
        assertThat(command(system, root, null)).isEqualTo("java -Dturnstile.replay=TOKEN … demo.Main 7");
    }

    @Test
    void a_build_that_nobody_knows_says_its_command() {
        assertThat(command(
                        Map.of("turnstile.command", "bazel test //stack", "surefire.test.class.path", "x"),
                        root,
                        "demo.StackTest"))
                .isEqualTo("bazel test //stack -Dturnstile.replay=TOKEN");
    }

    private static String command(Map<String, String> system, Path here, @Nullable String test) {
        return new BuildTool(properties(system), List.of(), here)
                .replayCommand(test)
                .with("TOKEN");
    }

    private static Properties properties(Map<String, String> system) {
        Properties properties = new Properties();
        properties.setProperty("os.name", "Linux");
        properties.putAll(system);
        return properties;
    }
}
