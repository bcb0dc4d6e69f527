package dev.turnstile.hang.quiescence;

import dev.turnstile.hang.threads.VirtualThreads;
import java.time.Duration;

/** A pause that also proves that the machine still runs threads that become runnable: it ends when a fresh one was started and joined. */
final class Heartbeat {
    /** If no carrier runs a fresh virtual thread for this long, other threads occupy the carriers. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Heartbeat() {}

    /**
     * Pauses.
     *
     * @param withVirtual whether to prove it of virtual threads too, which have a scheduler of their own
     * @return whether it was proved
     */
    static boolean await(Duration pause, boolean withVirtual) throws InterruptedException {
        Thread.sleep(Math.max(1, pause.toMillis()));
        Thread probe = new Thread(() -> {}, "heartbeat");
        probe.setDaemon(true);
        probe.start();
        probe.join();
        if (!withVirtual) return true;
        Thread virtual = VirtualThreads.start(() -> {});
        virtual.join(PATIENCE.toMillis());
        return !virtual.isAlive();
    }
}
