package dev.turnstile.process;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
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
        processes = new ProcessTeam(subject);
    }

    SharedRun begin(int threads) {
        return processes.begin(threads);
    }

    /** What one process answers: {@code call(run, 0, "number()")}. */
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

    /** Waits until a process has gone, and with it its entry in the table of processes. */
    static void awaitEnd(long pid) throws InterruptedException {
        while (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) TimeUnit.MILLISECONDS.sleep(1);
    }

    @Override
    public void close() {
        processes.close();
    }
}
