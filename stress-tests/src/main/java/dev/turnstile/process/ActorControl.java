package dev.turnstile.process;

import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Json;
import dev.turnstile.hang.explain.LiveThreads;
import dev.turnstile.hang.explain.RunningOperation;
import dev.turnstile.hang.quiescence.Quiescence;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.hang.threads.OwnThreads;
import dev.turnstile.scenario.Actor;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Requests to a process besides its calls, while a call does not return. */
final class ActorControl {
    /** Asks whether the running call would ever return: window and guard in milliseconds (int). Answers a {@link Rest} (UTF). */
    static final int SETTLE = 's';

    /** Asks why it does not: the index of its thread (int). Answers a {@link Hang} as JSON (UTF). */
    static final int EXPLAIN = 'x';

    /** Interrupts the call, and takes back those that were to follow. Answers whether it has returned thereupon (boolean). */
    static final int INTERRUPT = 'i';

    private static final long LEAVE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ActorMain process;
    private final Thread runner;
    private final ThreadGroup group;
    private final Socket parent;

    ActorControl(ActorMain process, Thread runner, ThreadGroup group, Socket parent) {
        this.process = process;
        this.runner = runner;
        this.group = group;
        this.parent = parent;
    }

    /** Answers until the parent has gone, and ends the JVM then. */
    void listen() {
        try (parent;
                DataInputStream in = new DataInputStream(parent.getInputStream());
                DataOutputStream out = new DataOutputStream(parent.getOutputStream())) {
            while (true) answer(in, out);
        } catch (IOException e) {
            // It has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private void answer(DataInputStream in, DataOutputStream out) throws IOException, InterruptedException {
        int question = in.readUnsignedByte();
        switch (question) {
            case SETTLE ->
                out.writeUTF(settle(Duration.ofMillis(in.readInt()), Duration.ofMillis(in.readInt()))
                        .name());
            case EXPLAIN -> out.writeUTF(Json.mapper().writeValueAsString(explain(in.readInt())));
            case INTERRUPT -> out.writeBoolean(interrupt());
            default -> throw new IOException("no question: " + question);
        }
        out.flush();
    }

    private Rest settle(Duration window, Duration guard) throws InterruptedException {
        if (process.running() == null) return Rest.MOVED;
        return Quiescence.await(List.of(runner), this::others, process::returned, window, guard);
    }

    /** The threads that the subject has started. */
    private List<Thread> others() {
        return OwnThreads.in(group, List.of(runner));
    }

    private Hang explain(int thread) {
        Actor running = process.running();
        if (running == null) return new Hang(List.of(), List.of(), null);
        return LiveThreads.explain(List.of(new RunningOperation(thread, runner, running)), process.instance())
                .with(OwnThreads.of(others()));
    }

    private boolean interrupt() throws InterruptedException {
        process.abandon();
        runner.interrupt();
        long deadline = System.nanoTime() + LEAVE_NANOS;
        while (process.isBusy() && System.nanoTime() < deadline) TimeUnit.MICROSECONDS.sleep(50);
        return !process.isBusy();
    }
}
