package dev.turnstile.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.Hang;
import dev.turnstile.hang.quiescence.Quiescence;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.history.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs that do not end by themselves, and the end of their processes. */
@Tag("slow")
class GivingUpTest {
    private static final Duration WINDOW = Duration.ofMillis(50);
    private static final Duration GUARD = Duration.ofSeconds(20);

    private final Team team = new Team();

    @AfterEach
    void end() {
        team.close();
    }

    @Test
    void a_process_that_can_be_interrupted_lives_on() throws Exception {
        SharedRun run = team.begin(2);
        long waiting = team.pid(run, 0);
        long idle = team.pid(run, 1);
        CompletableFuture<Answer> blocked = begun(run, "waits()");
        run.giveUp();
        assertThat(blocked.join().value()).isEqualTo(new Response.Threw("java.lang.InterruptedException"));
        SharedRun next = team.begin(2);
        assertThat(team.pid(next, 0)).isEqualTo(waiting);
        assertThat(team.pid(next, 1)).isEqualTo(idle);
        assertThat(team.call(next, 0, "number()")).isEqualTo(-7);
    }

    @Test
    void one_that_cannot_is_killed_and_replaced() throws Exception {
        SharedRun run = team.begin(2);
        long deaf = team.pid(run, 0);
        long idle = team.pid(run, 1);
        CompletableFuture<Answer> blocked = begun(run, "waitsDeafly()");
        run.giveUp();
        assertThat(blocked.join().value()).isInstanceOf(Response.Died.class);
        assertThat(Team.isAlive(deaf)).isFalse();
        SharedRun next = team.begin(2);
        assertThat(team.pid(next, 0)).isNotEqualTo(deaf);
        assertThat(team.pid(next, 1)).isEqualTo(idle);
        assertThat(team.call(next, 0, "number()")).isEqualTo(-7);
    }

    @Test
    void calls_that_were_to_follow_are_not_made() throws Exception {
        SharedRun run = team.begin(1);
        long pid = team.pid(run, 0);
        CompletableFuture<Answer> blocked = begun(run, "waits(); halts()");
        run.giveUp();
        assertThat(blocked.join().value()).isEqualTo(new Response.Threw("java.lang.InterruptedException"));
        assertThat(team.pid(team.begin(1), 0)).isEqualTo(pid);
    }

    @Test
    void a_call_that_waits_for_ever_is_at_rest_and_says_where_it_is() throws Exception {
        SharedRun run = team.begin(2);
        CompletableFuture<Answer> blocked = begun(run, "waits()");
        AtomicInteger lifeSigns = new AtomicInteger();
        assertThat(run.settle(List.of(0), WINDOW, GUARD, lifeSigns::incrementAndGet))
                .isEqualTo(Rest.AT_REST);
        assertThat(lifeSigns).hasPositiveValue();
        Hang hang = run.explain(List.of(0));
        assertThat(hang.waiting()).singleElement().satisfies(thread -> {
            assertThat(thread.thread()).isEqualTo(0);
            assertThat(thread.operation()).isEqualTo("waits()");
            assertThat(thread.state()).isEqualTo("WAITING");
            assertThat(thread.waitsAt()).startsWith("RealProbe.java:");
        });
        assertThat(blocked).isNotDone();
        run.giveUp();
    }

    @Test
    void a_process_that_is_in_no_call_has_moved() throws Exception {
        SharedRun run = team.begin(2);
        team.call(run, 1, "number()");
        assertThat(run.settle(List.of(1), Quiescence.ACCUSING, GUARD, () -> {})).isEqualTo(Rest.MOVED);
        assertThat(run.explain(List.of(1)).waiting()).isEmpty();
    }

    @Test
    void what_its_processes_have_started_is_ended_with_a_run_that_is_given_up() throws Exception {
        SharedRun run = team.begin(1);
        long child = (long) team.call(run, 0, "spawns()");
        CompletableFuture<Answer> blocked = begun(run, "waits()");
        run.giveUp();
        blocked.join();
        Team.awaitEnd(child);
    }

    @Test
    void when_all_is_over_no_process_and_no_directory_is_left() throws Exception {
        SharedRun run = team.begin(2);
        Path directory = directory(run);
        List<Long> all = List.of(team.pid(run, 0), team.pid(run, 1), (long) team.call(run, 1, "spawns()"));
        assertThat(all).allMatch(Team::isAlive);
        assertThat(directory).isDirectory();
        begun(run, "waits()");
        team.close();
        for (long pid : all) Team.awaitEnd(pid);
        assertThat(directory).doesNotExist();
        assertThat(directory.getParent().getParent()).as("with the lock").doesNotExist();
        assertThat(Files.isDirectory(Path.of(System.getProperty("java.io.tmpdir"))))
                .isTrue();
        assertThat(team.processes.relatives()).isEmpty();
    }

    /** A call of the first process that has begun. */
    private CompletableFuture<Answer> begun(SharedRun run, String operations) throws Exception {
        Path directory = directory(run);
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> run.call(0, team.actors(operations), false, false));
        while (!Files.exists(directory.resolve(RealProbe.BEGUN))) TimeUnit.MILLISECONDS.sleep(1);
        return answer;
    }

    private Path directory(SharedRun run) {
        return Path.of((String) team.call(run, 0, "directory()"));
    }
}
