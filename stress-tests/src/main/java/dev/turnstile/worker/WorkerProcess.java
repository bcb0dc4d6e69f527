package dev.turnstile.worker;

import dev.turnstile.launch.AttachSocket;
import dev.turnstile.launch.CrashLog;
import dev.turnstile.launch.OutputTail;
import dev.turnstile.launch.Rendezvous;
import dev.turnstile.launch.Scratch;
import dev.turnstile.leak.Relatives;
import dev.turnstile.leak.Relatives.Relative;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A worker JVM, from the parent's side. */
final class WorkerProcess {
    private static final long ENDING_MILLIS = 500;

    private final Process process;
    private final String secret;
    private final Path temporary;
    private final OutputTail errors = new OutputTail();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<String> served = new CopyOnWriteArrayList<>();
    private volatile @Nullable Channel channel;

    /** An event from a worker: a message, or the end of messages. */
    sealed interface Event {
        record Said(Message message) implements Event {}

        record Ended() implements Event {}
    }

    private WorkerProcess(Process process, String secret, Path temporary) {
        this.process = process;
        this.secret = secret;
        this.temporary = temporary;
    }

    /** Starts a worker and does not wait for it: its first message says that it is ready. */
    static WorkerProcess start(WorkerKind kind) throws IOException {
        Path temporary = Scratch.make();
        try {
            return start(kind, temporary);
        } catch (IOException | RuntimeException e) {
            Scratch.delete(temporary);
            throw e;
        }
    }

    private static WorkerProcess start(WorkerKind kind, Path temporary) throws IOException {
        Rendezvous rendezvous = new Rendezvous();
        try {
            Process process = WorkerCommand.start(kind, rendezvous.port(), rendezvous.secret(), temporary);
            return started(process, rendezvous, temporary);
        } catch (IOException | RuntimeException e) {
            rendezvous.close();
            throw e;
        }
    }

    private static WorkerProcess started(Process process, Rendezvous rendezvous, Path temporary) {
        WorkerProcess worker = new WorkerProcess(process, rendezvous.secret(), temporary);
        worker.startThread("errors", () -> worker.errors.drain(worker.process.getErrorStream()));
        worker.startThread("messages", () -> worker.listen(rendezvous));
        return worker;
    }

    private void startThread(String what, Runnable body) {
        Thread thread = new Thread(body, "turnstile-" + what + "-" + process.pid());
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(Rendezvous rendezvous) {
        try (rendezvous;
                Channel opened = new Channel(rendezvous.await(process))) {
            channel = opened;
            for (Message m = opened.receive(); m != null; m = opened.receive()) events.add(new Event.Said(m));
        } catch (IOException e) {
            // How it ended is seen from its exit status.
        } finally {
            events.add(new Event.Ended());
        }
    }

    /** Returns the next event within a time; {@code null} if there is none. */
    @Nullable
    Event poll(long millis) throws InterruptedException {
        return events.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** Tells it something; whether that reached it is seen from its answer. */
    void send(Message message) {
        Channel to = channel;
        if (to == null) throw new IllegalStateException("not ready");
        if (message instanceof Message.Run run) served.add(run.task().subject());
        try {
            to.send(message);
        } catch (IOException e) {
            // It has gone; its end is on its way.
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the process's end, which it is given a while to come to by itself, and answers its exit status. */
    int exitStatus(long millis) throws InterruptedException {
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) destroy();
        return process.waitFor();
    }

    /** Binary names of the subjects whose tasks it has had. */
    List<String> served() {
        return List.copyOf(served);
    }

    /** Returns what its JVM said when it crashed, a few lines; empty if it did not. */
    Optional<String> crash() {
        return CrashLog.of(Scratch.around(temporary), process.pid());
    }

    /** The end of what it printed to its standard error. */
    String errors() {
        return errors.text();
    }

    /** Ends it and all that it started, at once, and takes away what it left on disk. */
    void destroy() {
        Relatives relatives = new Relatives(Set.of(process.pid()), WorkerMain.SECRET + "=" + secret);
        List<Relative> started = relatives.now();
        process.destroyForcibly();
        Relatives.kill(started);
        try {
            if (process.waitFor(ENDING_MILLIS, TimeUnit.MILLISECONDS)) Relatives.kill(relatives.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!process.isAlive()) AttachSocket.clear(process.pid());
        Scratch.delete(temporary);
        Scratch.sweep();
    }
}
