package dev.turnstile.subjects.servers;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** Who does a server's work: whomever an executor has for it. */
class Crew implements AutoCloseable {
    /** What is done for one connection. */
    interface Work {
        /** @throws IOException if the connection is lost */
        void run() throws IOException;
    }

    /** Whoever gives the work does it, before anything else. */
    static final Executor CALLER = Runnable::run;

    private final Executor executor;

    Crew(Executor executor) {
        this.executor = executor;
    }

    /** Has work done, at once or soon. That a connection is lost is no concern of the others. */
    void give(Work work) throws IOException {
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
        if (executor instanceof ExecutorService threads) threads.close();
    }
}
