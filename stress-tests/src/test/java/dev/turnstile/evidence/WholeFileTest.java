package dev.turnstile.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final byte[] CONTENT = "whole".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void what_a_writer_that_was_killed_has_left_is_taken_away_and_nothing_else() throws IOException {
        Files.createFile(directory.resolve(".1.unfinished"));
        Path other = Files.createFile(directory.resolve("mine.unfinished"));
        WholeFile.sweep(directory);
        assertThat(directory).isDirectoryContaining(other::equals).isDirectoryNotContaining("glob:**.1.unfinished");
    }

    /** A web server or another user of a build machine may have to read it. */
    @Test
    @EnabledIf("hasPermissions")
    void a_file_has_the_permissions_of_any_new_file() throws IOException {
        Path usual = Files.createFile(directory.resolve("usual"));
        Path written = directory.resolve("written");
        WholeFile.replace(written, CONTENT);
        assertThat(Files.getPosixFilePermissions(written)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    static boolean hasPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    @Test
    void what_is_being_written_stays() throws IOException {
        Path written = Files.createFile(directory.resolve(".1.unfinished"));
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            WholeFile.sweep(directory);
            assertThat(lock.isValid()).isTrue();
            assertThat(written).exists();
        }
    }

    @Test
    void what_cannot_be_finished_leaves_nothing() throws IOException {
        Path taken = Files.createDirectory(directory.resolve("taken"));
        Files.createFile(taken.resolve("file"));
        assertThatThrownBy(() -> WholeFile.replace(taken, CONTENT)).isInstanceOf(IOException.class);
        assertThat(directory).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void a_directory_that_has_gone_is_told_in_words() {
        Path gone = directory.resolve("gone").resolve("file");
        assertThatThrownBy(() -> WholeFile.replace(gone, CONTENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("something deletes files in this directory while Turnstile writes there");
    }

    @Test
    void sweeping_disturbs_no_writer() throws Exception {
        Path file = directory.resolve("file");
        AtomicBoolean over = new AtomicBoolean();
        Thread sweeper = new Thread(() -> {
            while (!over.get()) WholeFile.sweep(directory);
        });
        sweeper.start();
        try {
            for (int i = 0; i < 200; i++) WholeFile.replace(file, CONTENT);
        } finally {
            over.set(true);
            sweeper.join();
        }
        assertThat(file).hasBinaryContent(CONTENT);
    }
}
