package dev.turnstile.subjects.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.models.pools.ProcessPool.Books;
import dev.turnstile.models.pools.ProcessPool.Job;
import dev.turnstile.support.processes.ChildJvm;
import dev.turnstile.support.workers.Answer;
import dev.turnstile.support.workers.WorkerTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pools whose workers are child JVMs. */
@Timeout(value = 120, threadMode = SEPARATE_THREAD) // a guard only: a lost task would be waited for forever
class ProcessPoolScenesTest {
    @TempDir
    Path directory = Path.of("");

    private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());

    @Test
    void a_pool_of_four_runs_ten_tasks_on_exactly_four_processes() {
        try (var pool = new SupervisedProcessPool(4)) {
            for (int i = 0; i < 10; i++) pool.submit(PidOnceFourAreThere.class, directory.toString(), answers::add);
            pool.shutdown();
            pool.awaitTermination();

            assertThat(answers).hasSize(10).allMatch(Answer::done);
            assertThat(pids()).hasSize(4);
            assertThat(pool.mostWorkers()).isEqualTo(4);
            System.out.printf("10 tasks in a pool of 4: %d process ids%n", pids().size());
        }
        assertNothingIsLeftOf(pids());
    }

    public static final class PidOnceFourAreThere implements WorkerTask {
        @Override
        public String run(String place, int attempt) throws Exception {
            String pid = String.valueOf(ProcessHandle.current().pid());
            Files.writeString(Path.of(place, pid), "");
            while (filesIn(Path.of(place)) < 4) Thread.sleep(1);
            return pid;
        }

        private static long filesIn(Path place) throws IOException {
            try (Stream<Path> files = Files.list(place)) {
                return files.count();
            }
        }
    }

    @Test
    void a_semaphore_of_four_lets_ten_processes_live_and_admits_four() throws Exception {
        var users = new ArrayList<Process>();
        var inside = new HashSet<Process>();
        var events = new LinkedBlockingQueue<Event>();
        int full = 0;
        int admitted = 0;
        int most = 0;
        try {
            for (int i = 0; i < 10; i++)
                users.add(ChildJvm.start(
                        UserOfLockFiles.class, directory.resolve("permits").toString()));
            for (Process user : users) listen(user, events);
            while (full + admitted < 10) {
                if (isAdmitted(events.take(), inside)) admitted++;
                else full++;
            }
            assertThat(admitted).isEqualTo(4);
            assertThat(full).isEqualTo(6);
            assertThat(users).allMatch(Process::isAlive);

            for (most = inside.size(); admitted < 10; admitted++) {
                letGo(inside.iterator().next(), inside);
                assertThat(isAdmitted(events.take(), inside)).isTrue();
                most = Math.max(most, inside.size());
            }
            assertThat(most).isEqualTo(4);
            assertThat(users).allMatch(Process::isAlive);
            System.out.printf("10 processes and a semaphore of 4: 10 alive, at most %d inside%n", most);
        } finally {
            for (Process user : users) user.getOutputStream().close();
            for (Process user : users) user.waitFor();
        }
        assertThat(events).isEmpty();
        assertThat(users).allMatch(user -> user.exitValue() == 0);
    }

    private record Event(Process user, int what) {}

    private static void listen(Process user, BlockingQueue<Event> events) {
        Thread.ofVirtual().start(() -> {
            try {
                for (int what; (what = user.getInputStream().read()) >= 0; ) events.add(new Event(user, what));
            } catch (IOException gone) {
                // It tells no more.
            }
        });
    }

    private static boolean isAdmitted(Event event, Set<Process> inside) {
        if (event.what() == UserOfLockFiles.FOUND_IT_FULL) return false;
        assertThat(event.what()).isEqualTo(UserOfLockFiles.INSIDE);
        return inside.add(event.user());
    }

    private static void letGo(Process user, Set<Process> inside) throws IOException {
        inside.remove(user);
        user.getOutputStream().write('\n');
        user.getOutputStream().flush();
    }

    @Test
    void a_task_whose_worker_is_killed_in_the_middle_is_run_by_another() throws Exception {
        Path place = directory.resolve("pid");
        long killed;
        try (var pool = new SupervisedProcessPool(2)) {
            pool.submit(TaskThatWaitsAtFirst.class, place.toString(), answers::add);
            killed = TaskThatWaitsAtFirst.awaitMiddle(place);
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            pool.shutdown();
            pool.awaitTermination();

            assertThat(answers).hasSize(1).allMatch(Answer::done);
            assertThat(pids()).doesNotContain(killed);
            assertThat(ProcessHandle.of(killed)).isEmpty();
            assertThat(pool.mostWorkers()).isEqualTo(1);
        }
        assertNothingIsLeftOf(pids());
        System.out.printf("worker %d was killed in the middle of a task: %s ran it again%n", killed, pids());
    }

    @Test
    void a_worker_that_was_replaced_runs_the_next_tasks_too() {
        try (var pool = new SupervisedProcessPool(1)) {
            pool.submit(Job.KILLED);
            for (int i = 0; i < 3; i++) pool.submit(Pid.class, "", answers::add);
            assertThat(pool.books()).isEqualTo(new Books(1, true));
            assertThat(pids()).hasSize(1);
        }
        assertNothingIsLeftOf(pids());
    }

    public static final class Pid implements WorkerTask {
        @Override
        public String run(String argument, int attempt) {
            return String.valueOf(ProcessHandle.current().pid());
        }
    }

    @Test
    void a_task_that_kills_each_worker_is_reported_as_failed_once() {
        try (var pool = new SupervisedProcessPool(1)) {
            pool.submit(Poison.class, "", answers::add);
            pool.shutdown();
            pool.awaitTermination();
            assertThat(answers).containsExactly(new Answer(false, "3 workers have died of it"));
        }
    }

    public static final class Poison implements WorkerTask {
        @Override
        public String run(String argument, int attempt) {
            Runtime.getRuntime().halt(attempt);
            return argument;
        }
    }

    @Test
    void a_task_that_throws_is_reported_as_failed_and_its_worker_stays() {
        try (var pool = new SupervisedProcessPool(1)) {
            pool.submit(Pid.class, "", answers::add);
            pool.submit(Thrower.class, "a line\nand 100 % more", answers::add);
            pool.submit(Pid.class, "", answers::add);
            pool.shutdown();
            pool.awaitTermination();
            assertThat(answers)
                    .element(1)
                    .isEqualTo(new Answer(false, "java.lang.IllegalStateException: a line\nand 100 % more"));
            assertThat(answers.get(0)).isEqualTo(answers.get(2));
        }
    }

    public static final class Thrower implements WorkerTask {
        @Override
        public String run(String argument, int attempt) {
            System.out.println(); // would be an empty answer
            throw new IllegalStateException(argument);
        }
    }

    @Test
    void who_closes_leaves_no_worker_also_of_tasks_in_the_middle() throws Exception {
        Path place = directory.resolve("pid");
        var pool = new SupervisedProcessPool(1);
        pool.submit(TaskThatWaitsAtFirst.class, place.toString(), answers::add);
        pool.submit(Pid.class, "", answers::add);
        long worker = TaskThatWaitsAtFirst.awaitMiddle(place);

        pool.close();
        assertThat(ProcessHandle.of(worker)).isEmpty();
        assertThat(answers).isEmpty();
        assertThat(pool.submit(Job.PLAIN)).isFalse();
    }

    @Test
    void workers_end_with_the_process_that_has_the_pool() throws Exception {
        List<Path> places = List.of(directory.resolve("one"), directory.resolve("two"));
        Process owner = ChildJvm.start(
                OwnerOfAPool.class, places.stream().map(Path::toString).toArray(String[]::new));
        var workers = new ArrayList<Long>();
        for (Path place : places) workers.add(TaskThatWaitsAtFirst.awaitMiddle(place));

        owner.destroyForcibly().waitFor();
        while (workers.stream().anyMatch(ProcessPoolScenesTest::isRunning)) TimeUnit.MILLISECONDS.sleep(1);
    }

    /** Zombies do not: an orphan's is for the system to bury. */
    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    @Test
    void a_pool_that_does_not_run_it_again_loses_the_task_of_a_killed_worker() {
        try (var pool = new LostOnCrashPool(1)) {
            pool.submit(Job.KILLED);
            pool.submit(Job.PLAIN);
            assertThat(pool.books()).isEqualTo(new Books(1, true));
        }
    }

    @Test
    void a_pool_without_a_bound_has_as_many_processes_as_tasks() {
        try (var pool = new UnboundedProcessPool(2)) {
            for (int i = 0; i < 4; i++) pool.submit(PidOnceFourAreThere.class, directory.toString(), answers::add);
            assertThat(pool.books().withinBound()).isFalse();
            assertThat(pids()).hasSize(4);
            assertThat(pool.mostWorkers()).isEqualTo(4);
        }
        assertNothingIsLeftOf(pids());
    }

    private Set<Long> pids() {
        Set<Long> pids = new HashSet<>();
        for (Answer answer : answers) pids.add(Long.parseLong(answer.text()));
        return pids;
    }

    /** A zombie would be there still. */
    private static void assertNothingIsLeftOf(Set<Long> pids) {
        assertThat(pids)
                .isNotEmpty()
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    }
}
