package dev.turnstile.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLocksTest {
    private static final List<String> LINES = List.of(
            "1: POSIX  ADVISORY  WRITE 4711 08:01:1234 0 EOF",
            "1: -> POSIX  ADVISORY  WRITE 4712 08:01:1234 0 EOF",
            "12: FLOCK  ADVISORY  READ  47 fe:00:56 0 EOF",
            "3: OFDLCK ADVISORY  WRITE -1 08:01:77 0 EOF",
            "");

    @Test
    void a_lock_is_told_with_its_file_and_its_owner() {
        assertThat(FileLocks.heldBy(List.of(4711L, 99L), LINES))
                .containsExactly("a lock on a file (inode 1234), held by process 4711");
        assertThat(FileLocks.heldBy(List.of(47L), LINES))
                .containsExactly("a lock on a file (inode 56), held by process 47");
        assertThat(FileLocks.heldBy(List.of(47L, 4711L), LINES)).hasSize(2);
    }

    @Test
    void who_waits_holds_none_and_others_are_not_told_of() {
        assertThat(FileLocks.heldBy(List.of(4712L, 471L, 1234L, 0L), LINES)).isEmpty();
        assertThat(FileLocks.heldBy(List.of(), LINES)).isEmpty();
    }

    @Test
    void a_lock_of_this_process_is_seen_while_it_is_held(@TempDir Path directory) throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")), "locks are read from Linux's /proc/locks");
        List<Long> self = List.of(ProcessHandle.current().pid());
        Path file = Files.createFile(directory.resolve("locked"));
        String inode = "inode " + Files.getAttribute(file, "unix:ino") + ")";
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThat(FileLocks.heldBy(self)).noneMatch(lock -> lock.contains(inode));
            FileLock lock = channel.lock();
            assertThat(FileLocks.heldBy(self)).anyMatch(l -> l.contains(inode));
            assertThat(FileLocks.heldBy(List.of(1L))).noneMatch(l -> l.contains(inode));
            lock.release();
            assertThat(FileLocks.heldBy(self)).noneMatch(l -> l.contains(inode));
        }
    }
}
