package dev.turnstile.subjects.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.models.processes.ManagerGone;
import dev.turnstile.models.processes.MortalDict;
import dev.turnstile.models.processes.SharedDict;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.subjects.Meeting;
import dev.turnstile.subjects.Threads;
import dev.turnstile.support.processes.ChildJvm;
import dev.turnstile.support.processes.DictServer;
import dev.turnstile.support.waiting.Interrupted;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A dictionary in a process of its own, and the child JVMs that take from it. */
@Timeout(
        value = 180,
        threadMode = SEPARATE_THREAD) // a guard only: a lock that nobody frees would be waited for forever
@Tag("slow")
class SharedDictScenesTest {
    private static final int CHILDREN = 100;
    /** A hundred JVMs would need more memory than many machines have. */
    private static final int AT_ONCE = 10;

    @TempDir
    Path directory = Path.of("");

    @Test
    void a_hundred_processes_take_one_each_of_a_hundred() throws Exception {
        Path unlockedPlace = Files.createDirectory(directory.resolve("unlocked"));
        Path lockedPlace = Files.createDirectory(directory.resolve("locked"));
        Path serverSidePlace = Files.createDirectory(directory.resolve("server-side"));
        try (var unlocked = new ReadModifyWriteDict(unlockedPlace, CHILDREN);
                var locked = new LockedDict(lockedPlace, CHILDREN);
                var serverSide = new ServerSideDict(serverSidePlace, CHILDREN)) {
            for (int i = 0; i < CHILDREN / AT_ONCE; i++) takeOneEach();

            // Of those at once all have read before any writes, so that all but one are lost.
            assertThat(unlocked.left()).isEqualTo(CHILDREN - CHILDREN / AT_ONCE).isEqualTo(90);
            assertThat(locked.left()).isZero();
            assertThat(serverSide.left()).isZero();
            System.out.printf(
                    "%d processes, %d at once, take one each of %d: %d left by get and set, %d under the lock, %d by the manager%n",
                    CHILDREN, AT_ONCE, CHILDREN, unlocked.left(), locked.left(), serverSide.left());
        }
        for (Path place : List.of(unlockedPlace, lockedPlace, serverSidePlace)) assertOnlyTheLockedFileIsIn(place);
    }

    private void takeOneEach() throws Exception {
        List<Process> children = children(AT_ONCE, ClientOfDicts.class, directory.toString(), String.valueOf(CHILDREN));
        try {
            for (int meeting = 0; meeting < 2; meeting++) {
                for (Process child : children)
                    assertThat(child.getInputStream().read()).isEqualTo('\n');
                for (Process child : children) {
                    child.getOutputStream().write('\n');
                    child.getOutputStream().flush();
                }
            }
        } finally {
            end(children);
        }
        assertThat(children).allMatch(child -> child.exitValue() == 0);
    }

    @Test
    void processes_that_come_at_once_find_one_manager_which_ends_with_the_last_of_them() throws Exception {
        List<Process> children = children(5, OnlyClient.class, directory.toString());
        Set<Long> managers = new HashSet<>();
        try {
            for (Process child : children) managers.add(new DataInputStream(child.getInputStream()).readLong());
        } finally {
            end(children);
        }
        assertThat(managers)
                .hasSize(1)
                .allSatisfy(pid -> assertThat(isRunning(pid)).isFalse());
        assertOnlyTheLockedFileIsIn(directory);
    }

    @Test
    void the_manager_ends_with_the_last_of_two_instances_and_is_buried() throws Exception {
        var first = new ServerSideDict(directory);
        var second = new ServerSideDict(directory);
        long manager = first.dict.manager().pid();
        assertThat(second.dict.manager().pid()).isEqualTo(manager);

        first.close();
        assertThat(second.takeOne()).isEqualTo(SharedDict.INITIAL - 1);
        second.close();
        assertThat(ProcessHandle.of(manager)).isEmpty();
        assertOnlyTheLockedFileIsIn(directory);
    }

    @Test
    void instances_that_come_and_go_at_once_meet_no_manager_that_is_about_to_end() throws Exception {
        Set<Long> managers = ConcurrentHashMap.newKeySet();
        Crowd.run(3, () -> {
            for (int i = 0; i < 5; i++) {
                try (var dict = new ServerSideDict(directory)) {
                    managers.add(dict.dict.manager().pid());
                    dict.takeOne();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
        assertThat(managers)
                .isNotEmpty()
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
        assertOnlyTheLockedFileIsIn(directory);
    }

    @Test
    void the_lock_of_a_holder_that_is_killed_is_free_again() throws Exception {
        try (var dict = new LockedDict(directory)) {
            Process holder =
                    children(1, HolderOfTheLock.class, directory.toString()).getFirst();
            assertThat(holder.getInputStream().read()).isEqualTo('\n');
            holder.destroyForcibly().waitFor();
            assertThat(dict.takeOne()).isEqualTo(SharedDict.INITIAL - 1);
        }
        assertOnlyTheLockedFileIsIn(directory);
    }

    @Test
    void the_manager_waits_for_a_successor_of_an_only_client_that_is_killed() throws Exception {
        Process client = children(1, OnlyClient.class, directory.toString()).getFirst();
        long manager = new DataInputStream(client.getInputStream()).readLong();
        client.destroyForcibly().waitFor();
        try (var successor = new ServerSideDict(directory)) {
            assertThat(successor.dict.manager().pid()).isEqualTo(manager);
            assertThat(successor.left()).isEqualTo(SharedDict.INITIAL - 1);
        }
        assertThat(isRunning(manager)).isFalse();
        assertOnlyTheLockedFileIsIn(directory);
    }

    @Test
    void a_manager_that_nobody_comes_to_ends_by_itself() throws Exception {
        Files.createFile(directory.resolve(DictServer.LOCK_FILE));
        Process manager = children(1, DictServer.class, directory.toString(), DictServer.SOCKET, "1")
                .getFirst();
        manager.getOutputStream().write('\n');
        manager.getOutputStream().flush();
        assertThat(manager.waitFor()).isZero();
        assertOnlyTheLockedFileIsIn(directory);
    }

    @Test
    void a_manager_that_is_started_by_a_process_that_dies_at_it_ends_by_itself() throws Exception {
        Process manager = children(1, DictServer.class, directory.toString(), "unnamed", "3600000")
                .getFirst();
        assertThat(manager.getInputStream().read()).isEqualTo('\n');
        manager.getOutputStream().close();
        assertThat(manager.waitFor()).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void who_waits_for_the_lock_can_be_interrupted() throws Exception {
        var holds = new Meeting(2);
        var mayGoOn = new Meeting(2);
        try (var holder = new LockedDict(directory) {
                    @Override
                    void pause() {
                        holds.join();
                        mayGoOn.join();
                    }
                };
                var waiting = new LockedDict(directory)) {
            Thread first = Threads.start(holder::takeOne);
            holds.join();
            var interrupted = new AtomicBoolean();
            Thread second = Threads.start(() -> {
                try {
                    waiting.takeOne();
                } catch (Interrupted e) {
                    interrupted.set(true);
                }
            });
            second.interrupt();
            second.join();
            assertThat(interrupted).isTrue();

            mayGoOn.join();
            first.join();
            assertThat(holder.left()).isEqualTo(SharedDict.INITIAL - 1);
        }
        assertOnlyTheLockedFileIsIn(directory);
    }

    @Test
    void who_is_interrupted_under_the_lock_leaves_it_to_the_next() throws Exception {
        try (var interrupted = new LockedDict(directory) {
                    @Override
                    void pause() {
                        Thread.currentThread().interrupt();
                    }
                };
                var next = new LockedDict(directory)) {
            assertThatThrownBy(interrupted::takeOne).isInstanceOf(Interrupted.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(next.takeOne()).isEqualTo(SharedDict.INITIAL - 1);
        }
        assertOnlyTheLockedFileIsIn(directory);
    }

    @Test
    void all_clients_are_told_when_the_manager_is_killed() throws Exception {
        try (var dict = new MortalServerSideDict(directory);
                var other = new MortalServerSideDict(directory)) {
            assertThat(dict.takeOne()).isEqualTo(MortalDict.INITIAL - 1);
            other.killManager();
            assertThat(ProcessHandle.of(dict.dict.manager().pid())).isEmpty();
            for (MortalServerSideDict each : List.of(dict, other)) {
                assertThatThrownBy(each::takeOne).isInstanceOf(ManagerGone.class);
                assertThatThrownBy(each::left).isInstanceOf(ManagerGone.class);
                each.killManager();
            }
        }
        assertOnlyTheLockedFileIsIn(directory);
    }

    private static List<Process> children(int count, Class<?> main, String... arguments) throws IOException {
        var children = new ArrayList<Process>();
        for (int i = 0; i < count; i++) children.add(ChildJvm.start(main, arguments));
        return children;
    }

    private static void end(List<Process> children) throws Exception {
        for (Process child : children) child.getOutputStream().close();
        for (Process child : children) child.waitFor();
    }

    /** Zombies do not: an orphan's is for the system to bury. */
    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    private static void assertOnlyTheLockedFileIsIn(Path place) {
        assertThat(place).isDirectoryContaining(file -> file.endsWith(DictServer.LOCK_FILE));
        assertThat(place.toFile().list()).hasSize(1);
    }
}
