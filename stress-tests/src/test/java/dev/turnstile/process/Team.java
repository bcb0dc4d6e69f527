package dev.turnstile.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.ScenarioText;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls the operations of {@link RealProbe} by name. */
final class Team implements AutoCloseable {
    private final Declaration subject;
    final ProcessTeam processes;

    Team() {
        this(RealProbe.class);
    }

    Team(Class<?> type) {
        subject = DeclarationReader.read(type);
        processes = new ProcessTeam(subject, new LeakCheck());
    }

    SharedRun begin(int threads) {
        return processes.begin(threads);
    }

    /** Returns the answer of one process: {@code call(run, 0, "number()")}. */
    @Nullable
    Object call(SharedRun run, int thread, String operation) {
        return answer(run, thread, operation).value();
    }

    Answer answer(SharedRun run, int thread, String operation) {
        return run.call(thread, actors(operation), false, false);
    }

    long pid(SharedRun run, int thread) {
        return (long) call(run, thread, "pid()");
    }

    List<Actor> actors(String operations) {
        return ScenarioText.parse(operations, subject.operations()).parallel().get(0);
    }

    /** Waits until a process has gone that was ended, and with it its entry in the table of processes; not for one to end by itself. */
    static void awaitEnd(long pid) throws InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20) && isAlive(pid)) TimeUnit.MILLISECONDS.sleep(1);
        assertThat(isAlive(pid)).isFalse();
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public void close() {
        processes.close();
    }
}
