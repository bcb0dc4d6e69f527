package dev.turnstile.hang;

import java.time.Duration;

/** A pause that also proves that the machine still runs threads that become runnable: it ends when a fresh one was started and joined. */
final class Heartbeat {
    private Heartbeat() {}

    static void await(Duration pause) throws InterruptedException {
        Thread.sleep(Math.max(1, pause.toMillis()));
        Thread probe = new Thread(() -> {}, "heartbeat");
        probe.setDaemon(true);
        probe.start();
        probe.join();
    }
}
