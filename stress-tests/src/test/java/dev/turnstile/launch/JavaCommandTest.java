package dev.turnstile.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.File;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {
    @TempDir
    private Path directory;

    @Test
    void children_inherit_modules_assertions_and_properties_and_nothing_else() {
        List<String> parent = List.of(
                "-javaagent:coverage.jar",
                "-Xmx64m",
                "-agentlib:jdwp=transport=dt_socket",
                "-Dcom.sun.management.jmxremote.port=9999",
                "-Dturnstile.seed=1",
                "-Djava.io.tmpdir=/elsewhere",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--module-path=mods",
                "--patch-module=a=b",
                "--enable-preview",
                "--enable-native-access=ALL-UNNAMED",
                "-da:com.example...",
                "-esa",
                "-Dlimit=7",
                "-Dwith=two words\nand two lines",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");
        assertThat(JavaCommand.inherited(parent))
                .containsExactly(
                        "-ea",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--module-path=mods",
                        "--patch-module=a=b",
                        "--enable-preview",
                        "--enable-native-access=ALL-UNNAMED",
                        "-da:com.example...",
                        "-esa",
                        "-Dlimit=7",
                        "-Dwith=two words\nand two lines",
                        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");
    }

    @Test
    void patches_of_one_module_are_made_one() {
        assertThat(ModuleOptions.merged(
                        List.of("--patch-module=a=b", "-ea", "--patch-module=c=d", "--patch-module=a=e")))
                .containsExactly("-ea", "--patch-module=a=b" + File.pathSeparator + "e", "--patch-module=c=d");
    }

    @Test
    void assertions_that_were_turned_off_stay_off() {
        assertThat(JavaCommand.inherited(List.of("-da"))).containsExactly("-ea", "-da");
    }

    @Test
    void properties_that_are_not_on_the_command_line_go_through_the_environment() throws Exception {
        Properties given = new Properties();
        given.putAll(Map.of(
                "limit", "7",
                "given", "1",
                "text", " a b=c\n\u2028ü \\ # ",
                "turnstile.seed", "1",
                "user.dir", "/here",
                "java.version", "17",
                "jdk.virtualThreadScheduler.parallelism", "2"));
        Properties passedOn = new Properties();
        passedOn.load(new StringReader(UserProperties.others(given, List.of("-Dgiven=1"))));
        assertThat(passedOn)
                .containsOnly(
                        entry("limit", "7"),
                        entry("text", " a b=c\n\u2028ü \\ # "),
                        entry("jdk.virtualThreadScheduler.parallelism", "2"));
    }

    /** Prints what a child sees. */
    public static void main(String... args) {
        UserProperties.take();
        System.out.print(JavaCommandTest.class.desiredAssertionStatus() + "|" + System.getProperty("turnstileTest")
                + "|" + System.getProperty("os.name"));
    }

    @Test
    void a_child_has_them() throws Exception {
        System.setProperty("turnstileTest", " two words\n\"and\" $lines ");
        try {
            Process child = JavaCommand.of(directory, List.of(), JavaCommandTest.class, List.of())
                    .start();
            assertThat(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("true| two words\n\"and\" $lines |" + System.getProperty("os.name"));
        } finally {
            System.clearProperty("turnstileTest");
        }
    }

    @Test
    void nothing_of_a_jvm_without_properties_of_its_own_is_passed_on() throws Exception {
        Process child =
                JavaCommand.of(directory, List.of(), Bare.class, List.of()).start();
        assertThat(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .allMatch(line -> line.startsWith("#"));
    }

    /** Prints what it would pass on. */
    public static final class Bare {
        public static void main(String... args) {
            System.out.print(UserProperties.others(
                    System.getProperties(), ManagementFactory.getRuntimeMXBean().getInputArguments()));
        }
    }
}
