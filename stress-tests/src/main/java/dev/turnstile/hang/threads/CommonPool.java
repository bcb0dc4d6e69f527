package dev.turnstile.hang.threads;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** The threads of the JVM's common pool, which work for a subject without belonging to any of its threads. */
public final class CommonPool {
    private CommonPool() {}

    /** Returns those that there are now. */
    public static List<Thread> workers() {
        if (ForkJoinPool.commonPool().getPoolSize() == 0) return List.of();
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) root = root.getParent();
        Thread[] alive = new Thread[root.activeCount() + 16];
        int count = root.enumerate(alive);
        return Arrays.stream(alive, 0, count).filter(CommonPool::isWorker).toList();
    }

    private static boolean isWorker(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    /** Whether a thread with such frames waits for work, and would leave if none came. */
    public static boolean isIdle(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(ForkJoinPool.class.getName())
                        && frame.getMethodName().equals("awaitWork"));
    }
}
