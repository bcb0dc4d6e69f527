package dev.turnstile.subjects.servers;

/** How servers end. */
final class Ending {
    private Ending() {}

    /** Waits until a thread has ended. If the caller is interrupted meanwhile, it stays interrupted, and waits all the same. */
    static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
