package dev.turnstile.worker;

import dev.turnstile.hostile.HostileDoors;
import java.time.Duration;

/** A process with two workers at work on what never ends; says so, and waits. */
final class PoolHolder {
    private PoolHolder() {}

    public static void main(String[] arguments) throws InterruptedException {
        WorkerPool pool = new WorkerPool(2);
        Tasks.submit(pool, HostileDoors.IgnoresInterrupts.class, Duration.ofMinutes(10));
        Tasks.submit(pool, HostileDoors.SpinsForEver.class, Duration.ofMinutes(10));
        while (ProcessHandle.current().children().count() < 2) Thread.sleep(10);
        if (arguments.length > 0) Thread.sleep(Long.parseLong(arguments[0]));
        System.out.println("two workers");
        Thread.sleep(Long.MAX_VALUE);
    }
}
