package dev.turnstile.subjects.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.models.processes.SharedArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three processes add to the same number. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class SharedArrayScenesTest {
    private static final int ADDITIONS_EACH = 1_000;

    @TempDir
    Path directory;

    private final List<SubjectProcess> processes = new ArrayList<>();

    @BeforeEach
    void locksCanBeSeen() {
        KernelLocks.assumeListed();
    }

    @AfterEach
    void nobodyIsLeft() {
        processes.forEach(SubjectProcess::close);
    }

    @Test
    void of_three_that_all_read_before_any_writes_two_add_for_nothing() throws IOException {
        start(PausingPlain.class);
        processes.forEach(process -> process.begin("add 0 1"));
        processes.forEach(SubjectProcess::awaitPaused);
        processes.forEach(SubjectProcess::goOn);
        processes.forEach(process -> assertThat(process.answer()).isEqualTo("1"));
        assertThat(sum()).isEqualTo("1");
        processes.forEach(SubjectProcess::end);
        LeftBehind.nothingBut(directory, MappedNumbers.FILE);
    }

    @Test
    void of_three_with_the_lock_one_reads_and_the_others_wait() throws IOException {
        start(PausingLocked.class);
        SubjectProcess first = processes.get(0);
        first.begin("add 0 1");
        first.awaitPaused();
        List<SubjectProcess> others = processes.subList(1, 3);
        others.forEach(process -> process.begin("add 0 1"));
        KernelLocks.awaitWaiting(directory.resolve(OsFileLock.FILE), 2);
        processes.forEach(SubjectProcess::goOn);
        assertThat(first.answer()).isEqualTo("1");
        others.forEach(SubjectProcess::awaitPaused);
        assertThat(others).extracting(SubjectProcess::answer).containsExactlyInAnyOrder("2", "3");
        assertThat(sum()).isEqualTo("3");
        processes.forEach(SubjectProcess::end);
        LeftBehind.nothingBut(directory, MappedNumbers.FILE, OsFileLock.FILE);
    }

    @Test
    void three_that_add_in_one_step_lose_nothing() throws IOException {
        start(AtomicSharedArray.class);
        for (int i = 0; i < ADDITIONS_EACH; i++) processes.forEach(process -> process.begin("add 0 1"));
        processes.forEach(process -> {
            for (int i = 0; i < ADDITIONS_EACH; i++) process.answer();
        });
        assertThat(sum()).isEqualTo(String.valueOf(3 * ADDITIONS_EACH));
        processes.forEach(SubjectProcess::end);
        LeftBehind.nothingBut(directory, MappedNumbers.FILE);
    }

    private void start(Class<? extends SharedArray> subject) {
        Stream.generate(() -> SubjectProcess.start(subject, directory)).limit(3).forEach(processes::add);
    }

    private String sum() {
        return processes.get(0).call("get 0");
    }

    /** Lets the scene say when the number has been read. */
    public static class PausingPlain extends PlainSharedArray {
        public PausingPlain(Path directory) {
            super(directory);
        }

        @Override
        protected void pause() {
            SubjectProcess.pause();
        }
    }

    /** Lets the scene say when the number has been read. */
    public static class PausingLocked extends LockedSharedArray {
        public PausingLocked(Path directory) {
            super(directory);
        }

        @Override
        protected void pause() {
            SubjectProcess.pause();
        }
    }
}
