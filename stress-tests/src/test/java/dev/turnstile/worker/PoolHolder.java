package dev.turnstile.worker;

import dev.turnstile.hostile.HostileDoors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A process with two workers at what never ends; says so, and waits. */
final class PoolHolder {
    private static final Duration LONG = Duration.ofMinutes(10);

    private PoolHolder() {}

    /** Argument: whether the workers are "starting" or "working" when it says so. */
    public static void main(String[] arguments) throws InterruptedException {
        WorkerPool pool = new WorkerPool(2);
        boolean working = arguments[0].equals("working");
        if (working) runTwo(pool, HostileDoors.Peaceful.class).forEach(CompletableFuture::join);
        runTwo(pool, HostileDoors.DeadlocksInConstructor.class);
        if (working) Thread.sleep(1_000);
        while (ProcessHandle.current().children().count() < 2) Thread.sleep(10);
        System.out.println("two workers");
        Thread.sleep(Long.MAX_VALUE);
    }

    private static List<CompletableFuture<?>> runTwo(WorkerPool pool, Class<?> subject) {
        return List.of(Tasks.submit(pool, subject, LONG), Tasks.submit(pool, subject, LONG));
    }
}
