package dev.turnstile.stage;

import dev.turnstile.hang.threads.VirtualThreads;
import dev.turnstile.processors.Processors;
import java.util.function.LongFunction;

/** The kinds of threads that operations are called from. */
public enum ThreadKind {
    /** A thread of the operating system. */
    PLATFORM {
        @Override
        public Thread start(ThreadGroup group, LongFunction<String> name, Runnable task) {
            Thread thread = new Thread(group, task, "");
            thread.setName(name.apply(thread.getId()));
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        @Override
        public boolean runs(int threads) {
            return true;
        }
    },

    /** A virtual thread, on JDKs that have them. */
    VIRTUAL {
        @Override
        public Thread start(ThreadGroup group, LongFunction<String> name, Runnable task) {
            return VirtualThreads.start(task);
        }

        // Virtual threads do not take turns on a processor: one that spins would keep a waiting one from ever running.
        @Override
        public boolean runs(int threads) {
            return VirtualThreads.exist() && threads <= Processors.COUNT;
        }
    };

    /**
     * Starts a daemon.
     *
     * @param group of a platform thread; the JDK has one for all virtual threads
     * @param name makes the name of a platform thread from its id; virtual threads get none
     */
    public abstract Thread start(ThreadGroup group, LongFunction<String> name, Runnable task);

    /** Returns whether this number of them can run at once on this machine. */
    public abstract boolean runs(int threads);
}
