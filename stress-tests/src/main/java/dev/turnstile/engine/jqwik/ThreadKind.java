package dev.turnstile.engine.jqwik;

import dev.turnstile.hang.threads.VirtualThreads;

/** The kinds of threads that operations are called from. */
enum ThreadKind {
    /** A thread of the operating system. */
    PLATFORM {
        @Override
        Thread start(ThreadGroup group, String name, Runnable task) {
            Thread thread = new Thread(group, task, name);
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        @Override
        boolean runs(int threads) {
            return true;
        }
    },

    /** A virtual thread, on JDKs that have them. */
    VIRTUAL {
        @Override
        Thread start(ThreadGroup group, String name, Runnable task) {
            return VirtualThreads.start(task);
        }

        // Virtual threads do not take turns on a processor: one that spins would keep a waiting one from ever running.
        @Override
        boolean runs(int threads) {
            return VirtualThreads.exist() && threads <= Runtime.getRuntime().availableProcessors();
        }
    };

    /** Starts a daemon. */
    abstract Thread start(ThreadGroup group, String name, Runnable task);

    /** Returns whether this number of them can run at once on this machine. */
    abstract boolean runs(int threads);
}
