package dev.turnstile.subjects.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.models.files.SharedLog;
import dev.turnstile.subjects.processes.KernelLocks;
import dev.turnstile.subjects.processes.LeftBehind;
import dev.turnstile.subjects.processes.OsFileLock;
import dev.turnstile.subjects.processes.SubjectProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes append to one file, and some are killed. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class SharedLogScenesTest {
    private static final int LINES_EACH = 50;

    @TempDir
    Path directory;

    @BeforeEach
    void locksCanBeSeen() {
        KernelLocks.assumeListed();
    }

    @Test
    void three_processes_append_with_the_lock_and_no_line_is_lost_or_torn() throws IOException {
        List<SubjectProcess> writers = Stream.generate(() -> SubjectProcess.start(LockedSharedLog.class, directory))
                .limit(3)
                .toList();
        try {
            for (int i = 0; i < LINES_EACH; i++) {
                for (int w = 0; w < writers.size(); w++) writers.get(w).begin("append " + (w + 10));
            }
            writers.forEach(writer -> {
                for (int i = 0; i < LINES_EACH; i++) assertThat(writer.answer()).isEqualTo("null");
            });
            writers.forEach(SubjectProcess::end);
        } finally {
            writers.forEach(SubjectProcess::close);
        }
        List<Integer> lines = new LockedSharedLog(directory).lines();
        System.out.printf("3 processes append %d lines each: %d lines%n", LINES_EACH, lines.size());
        assertThat(lines).hasSize(3 * LINES_EACH);
        for (int line = 10; line < 13; line++)
            assertThat(Collections.frequency(lines, line)).isEqualTo(LINES_EACH);
        LeftBehind.nothingBut(directory, LogFile.FILE, OsFileLock.FILE);
    }

    @Test
    void what_a_killed_process_has_left_of_a_line_is_not_counted_and_cut_off_by_the_next() throws IOException {
        Path file = directory.resolve(LogFile.FILE);
        SharedLog log = new LockedSharedLog(directory);
        log.append(1);
        long length = Files.size(file);
        log.append(2);
        halve(file, length);
        assertThat(log.lines()).containsExactly(1);
        log.append(3);
        assertThat(log.lines()).containsExactly(1, 3);
        LeftBehind.nothingBut(directory, LogFile.FILE, OsFileLock.FILE);
    }

    @Test
    void a_torn_line_is_told_from_a_whole_one() throws IOException {
        Path file = directory.resolve(LogFile.FILE);
        SharedLog log = new UnlockedSharedLog(directory);
        log.append(1);
        Files.writeString(file, Files.readString(file).replaceFirst("1 1 1", "1 2 1"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(log::lines);
    }

    private static void halve(Path file, long lineBytes) throws IOException {
        String log = Files.readString(file);
        Files.writeString(file, log.substring(0, (int) (log.length() - lineBytes / 2)));
    }
}
