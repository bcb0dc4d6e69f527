package dev.turnstile.subjects.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.models.processes.ProcessLock;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.subjects.Threads;
import dev.turnstile.support.waiting.Interrupted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Owners of locks are killed, and waiters are interrupted. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class ProcessLockScenesTest {
    @TempDir
    Path directory;

    @BeforeEach
    void locksCanBeSeen() {
        KernelLocks.assumeListed();
    }

    @Test
    void killing_the_owner_lets_the_process_in_that_waits_for_the_os_file_lock() throws IOException {
        try (SubjectProcess owner = SubjectProcess.start(OsFileLock.class, directory);
                SubjectProcess heir = SubjectProcess.start(OsFileLock.class, directory)) {
            owner.call("lock");
            heir.begin("lock");
            KernelLocks.awaitWaiting(directory.resolve(OsFileLock.FILE), 1);
            owner.kill();
            assertThat(heir.answer()).isEqualTo("null");
            assertThat(heir.call("unlock")).isEqualTo("null");
            heir.end();
        }
        LeftBehind.nothingBut(directory, OsFileLock.FILE);
    }

    @Test
    void killing_the_owner_lets_nobody_into_the_pid_file_lock_any_more() throws IOException {
        try (SubjectProcess owner = SubjectProcess.start(PidFileLock.class, directory);
                SubjectProcess heir = SubjectProcess.start(PidFileLock.class, directory)) {
            owner.call("lock");
            owner.kill();
            assertThat(heir.call("tryLock")).isEqualTo("false");
            heir.end();
        }
        LeftBehind.nothingBut(directory, PollingLock.FILE);
    }

    @Test
    void killing_the_owner_frees_the_lock_that_looks_whether_its_owner_lives() throws IOException {
        try (SubjectProcess owner = SubjectProcess.start(CheckThenCreateLock.class, directory);
                SubjectProcess heir = SubjectProcess.start(CheckThenCreateLock.class, directory)) {
            owner.call("lock");
            assertThat(heir.call("tryLock")).isEqualTo("false");
            owner.kill();
            assertThat(heir.call("tryLock")).isEqualTo("true");
            heir.end();
        }
        LeftBehind.nothingBut(directory);
    }

    @ParameterizedTest
    @ValueSource(classes = {OsFileLock.class, PidFileLock.class, CheckThenCreateLock.class})
    void only_the_owner_unlocks_and_closing_unlocks(Class<? extends ProcessLock> subject) {
        try (SubjectProcess owner = SubjectProcess.start(subject, directory);
                SubjectProcess other = SubjectProcess.start(subject, directory)) {
            assertThat(owner.call("tryLock")).isEqualTo("true");
            assertThat(owner.call("tryLock")).isEqualTo("false");
            assertThat(other.call("unlock")).isEqualTo("IllegalMonitorStateException");
            assertThat(other.call("tryLock")).isEqualTo("false");
            owner.end();
            assertThat(other.call("tryLock")).isEqualTo("true");
            other.end();
        }
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void who_is_interrupted_in_the_kernel_stops_waiting_and_may_try_again() throws Exception {
        try (OsFileLock lock = new OsFileLock(directory);
                SubjectProcess owner = SubjectProcess.start(OsFileLock.class, directory)) {
            owner.call("lock");
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread waiter = Threads.start(() -> {
                try {
                    lock.lock();
                } catch (Interrupted e) {
                    thrown.set(e);
                }
            });
            KernelLocks.awaitWaiting(directory.resolve(OsFileLock.FILE), 1);
            waiter.interrupt();
            waiter.join();
            assertThat(thrown.get()).isInstanceOf(Interrupted.class);
            assertThat(lock.tryLock()).isFalse();
            owner.call("unlock");
            assertThat(lock.tryLock()).isTrue();
            assertThat(owner.call("tryLock")).isEqualTo("false");
            owner.end();
        }
        LeftBehind.nothingBut(directory, OsFileLock.FILE);
    }

    @ParameterizedTest
    @ValueSource(classes = {OsFileLock.class, PidFileLock.class, CheckThenCreateLock.class})
    void who_is_interrupted_behind_its_own_process_stops_waiting_too(Class<? extends ProcessLock> subject)
            throws Exception {
        ProcessLock lock = subject.getConstructor(Path.class).newInstance(directory);
        lock.lock();
        Crowd.run(1, () -> {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(Interrupted.class).isThrownBy(lock::lock);
            assertThat(Thread.interrupted()).as("interrupt status").isTrue();
        });
        lock.unlock();
        assertThat(lock.tryLock()).isTrue();
        ((AutoCloseable) lock).close();
    }

    @Test
    void a_thread_may_unlock_for_its_process() throws Exception {
        try (OsFileLock lock = new OsFileLock(directory)) {
            lock.lock();
            Thread waiter = Threads.start(lock::lock);
            Threads.awaitAsleep(waiter);
            Crowd.run(1, lock::unlock);
            waiter.join();
            assertThat(lock.tryLock()).isFalse();
        }
        LeftBehind.nothingBut(directory, OsFileLock.FILE);
    }
}
