package dev.turnstile.worker;

import dev.turnstile.engine.Engine;
import dev.turnstile.launch.Rendezvous;
import dev.turnstile.launch.Scratch;
import dev.turnstile.launch.UserProperties;
import dev.turnstile.leak.Relatives;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The worker JVM: waits for tasks, runs its engine on them, answers. Its first thread only listens: it reports what the others do when
 * asked, and ends the JVM when the parent has gone, whatever the others do.
 */
final class WorkerMain {
    /** The variable with the secret that shows the parent that this is its child. */
    static final String SECRET = "TURNSTILE_WORKER_SECRET";

    /** How the names of the worker's own threads begin. */
    static final String THREADS = "worker-";

    private final Channel channel;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private volatile @Nullable String subject;

    private WorkerMain(Channel channel) {
        this.channel = channel;
    }

    /** Arguments: the parent's port and the engine's class. */
    public static void main(String[] arguments) throws IOException {
        UserProperties.take();
        Thread.currentThread().setName(THREADS + "channel");
        WorkerMain worker = new WorkerMain(meetParent(Integer.parseInt(arguments[0])));
        Channel channel = worker.channel;
        Pulse pulse = new Pulse(channel);
        Runtime.getRuntime().addShutdownHook(new Thread(worker::reportExit, THREADS + "exit"));
        start("engine", () -> worker.work(arguments[1], pulse)); // named apart: what it does is part of every report
        start(THREADS + "pulse", pulse::run);
        worker.listen();
    }

    private static Channel meetParent(int port) throws IOException {
        try {
            return new Channel(Rendezvous.attend(port, String.valueOf(System.getenv(SECRET))));
        } catch (IOException e) {
            Scratch.clear(); // the parent, who would have done it, has gone
            throw e;
        }
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            for (Message m = channel.receive(); m != null; m = channel.receive()) {
                if (m instanceof Message.Run run) tasks.add(run.task());
                if (m instanceof Message.Dump) channel.send(ThreadReport.of(subject));
            }
        } catch (IOException e) {
            // The parent has gone without a word.
        } finally {
            Relatives.kill(Relatives.ofThisProcess(SECRET + "=" + System.getenv(SECRET))
                    .now());
            Scratch.clear();
            Runtime.getRuntime().halt(0);
        }
    }

    private void work(String engineClass, Pulse pulse) {
        try {
            Engine engine = Class.forName(engineClass)
                    .asSubclass(Engine.class)
                    .getConstructor()
                    .newInstance();
            TaskRunner runner = new TaskRunner(engine, pulse);
            channel.send(new Message.Ready());
            while (true) {
                Task task = tasks.take();
                subject = task.subject();
                Message answer = runner.run(task);
                subject = null;
                channel.send(answer);
            }
        } catch (IOException | ReflectiveOperationException | InterruptedException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(Ending.BROKEN);
        }
    }

    /** Reports who asked for the end: a thread in {@code Runtime.exit}, or else a signal. */
    private void reportExit() {
        String how = Thread.getAllStackTraces().values().stream()
                .flatMap(stack -> ExitCaller.of(stack).stream())
                .findFirst()
                .map(caller -> Ending.BY_EXIT + caller)
                .orElse("a signal told it to stop");
        try {
            channel.send(new Message.Exiting(how));
        } catch (IOException e) {
            // The parent has gone.
        }
    }
}
