package dev.turnstile.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    private final List<Path> made = new ArrayList<>();

    @AfterEach
    void end() {
        made.forEach(Scratch::delete);
    }

    @Test
    void directories_whose_jvm_has_gone_are_taken_away() throws Exception {
        Path left = foreign("turnstile.9zz00-1");
        Files.createFile(Files.createDirectories(left.resolve("t/run-0")).resolve("file"));
        Path own = Scratch.make();
        made.add(own);
        Path strange = beside("turnstile.something");
        Scratch.sweep();
        assertThat(left).doesNotExist();
        assertThat(own).isDirectory();
        assertThat(strange).isDirectory();
    }

    /** As that of another container is: no process here has the id that its JVM has there. */
    @Test
    void a_directory_that_another_jvm_has_locked_stays(@TempDir Path temporary) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScratchHolder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = other.inputReader()) {
            Path inside = Path.of(out.readLine());
            Path root = inside.getParent();
            Path renamed = foreign("turnstile.9zz00-2");
            Files.delete(renamed);
            Files.move(root, renamed); // the name tells nothing that is true here
            Scratch.sweep();
            assertThat(renamed.resolve("t")).as("while it lives").isDirectory();
            other.destroyForcibly().waitFor();
            Scratch.sweep();
            assertThat(renamed).as("once it was killed").doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void what_others_can_write_to_is_neither_deleted_nor_written_to(@TempDir Path elsewhere) throws Exception {
        Path open = foreign("turnstile.9zz00-3");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = temporary().resolve("turnstile.9zz00-4");
        made.add(link);
        Files.createSymbolicLink(link, elsewhere);
        Scratch.sweep();
        assertThat(open).isEmptyDirectory();
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void a_user_who_empties_the_directory_does_not_give_it_up() throws Exception {
        Path own = Scratch.make();
        made.add(own);
        assertThat(own).isEmptyDirectory();
    }

    @Test
    void a_temporary_folder_that_has_gone_is_told_in_words(@TempDir Path temporary) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary.resolve("gone"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScratchHolder.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said)
                .contains("The directory for temporary files, " + temporary.resolve("gone")
                        + ", does not exist. Remedy:");
    }

    /** A subject's sockets lie in a run's directory in a worker's own, and their paths may have 107 bytes. */
    @Test
    void names_are_short() {
        Path own = Scratch.make();
        made.add(own);
        assertThat(temporary().relativize(own).toString()).hasSizeLessThanOrEqualTo(26);
    }

    @Test
    void what_a_link_leads_to_stays(@TempDir Path elsewhere) throws Exception {
        Path file = Files.createFile(elsewhere.resolve("file"));
        Path own = Scratch.make();
        made.add(own);
        Files.createSymbolicLink(own.resolve("link"), elsewhere);
        Scratch.delete(own);
        assertThat(own).doesNotExist();
        assertThat(file).exists();
    }

    @Test
    void to_take_away_what_has_gone_is_no_mistake() {
        Path own = Scratch.make();
        Scratch.delete(own);
        Scratch.delete(own);
        assertThat(own).doesNotExist();
    }

    @Test
    void the_newest_stay(@TempDir Path directory) throws IOException {
        for (int i = 0; i < 5; i++) {
            Path entry = Files.createDirectory(directory.resolve("entry" + i));
            Files.writeString(entry.resolve("file"), "x");
            Files.setLastModifiedTime(entry, FileTime.fromMillis(1_000_000L * i));
        }
        SharedDirectory.keepNewest(directory, 2);
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.map(entry -> entry.getFileName().toString())).containsExactlyInAnyOrder("entry3", "entry4");
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private Path foreign(String name) throws IOException {
        Path foreign = Files.createDirectory(temporary().resolve(name), PrivateDirectory.attributes());
        made.add(foreign);
        return foreign;
    }

    private Path beside(String name) throws IOException {
        Path beside = Files.createDirectories(temporary().resolve(name));
        made.add(beside);
        return beside;
    }
}
