package dev.turnstile.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
    void directories_of_those_that_have_gone_are_taken_away_and_no_others() throws Exception {
        Path own = Scratch.make();
        made.add(own);
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path left = beside(own, "turnstile-run-" + gone.pid() + "-1");
        Files.createFile(Files.createDirectories(left.resolve("run-0")).resolve("file"));
        Path livesOn = beside(own, "turnstile-run-" + ProcessHandle.current().pid() + "-1");
        Path strange = beside(own, "turnstile-run-nobody");
        Scratch.sweep();
        assertThat(left).doesNotExist();
        assertThat(own).isDirectory();
        assertThat(livesOn).isDirectory();
        assertThat(strange).isDirectory();
    }

    /** A subject's sockets lie in a run's directory in a worker's own, and their paths may have 107 bytes. */
    @Test
    void names_are_short() {
        Path own = Scratch.make();
        made.add(own);
        assertThat(own.getFileName().toString()).hasSizeLessThanOrEqualTo(26);
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
        Scratch.keepNewest(directory, 2);
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.map(entry -> entry.getFileName().toString())).containsExactlyInAnyOrder("entry3", "entry4");
        }
    }

    private Path beside(Path directory, String name) throws IOException {
        Path beside = Files.createDirectories(directory.resolveSibling(name));
        made.add(beside);
        return beside;
    }
}
