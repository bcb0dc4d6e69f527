package dev.turnstile.support.transport;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Does a server's work on the threads of an executor. */
public class Crew implements AutoCloseable {
    /** The work for one connection. */
    public interface Work {
        /** @throws IOException if the connection is lost */
        void run() throws IOException;
    }

    /** The thread that gives the work does it, before anything else. */
    public static final Executor CALLER = Runnable::run;

    private final Executor executor;
    private final Set<Thread> threads =
            Collections.newSetFromMap(new WeakHashMap<>()); // those that have ended may be forgotten

    protected Crew(Executor executor) {
        this.executor = executor;
    }

    /** @param kind makes an executor that has its threads from a factory */
    protected Crew(ThreadFactory factory, Function<ThreadFactory, ExecutorService> kind) {
        this.executor = kind.apply(work -> remembered(factory.newThread(work)));
    }

    private Thread remembered(Thread thread) {
        synchronized (threads) {
            threads.add(thread);
        }
        return thread;
    }

    /** Has work done, at once or soon. A lost connection does not affect the others. */
    protected void give(Work work) throws IOException {
        executor.execute(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the client is gone, and its work is done
            }
        });
    }

    /** Returns when all that was given is done and its threads have ended. */
    @Override
    public void close() {
        if (!(executor instanceof ExecutorService service)) return;
        service.close();
        List<Thread> ending; // an executor has ended when its threads are about to
        synchronized (threads) {
            ending = List.copyOf(threads);
        }
        ending.forEach(Ending::await);
    }
}
