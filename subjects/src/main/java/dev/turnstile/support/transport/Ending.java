package dev.turnstile.support.transport;

/** How servers end. */
public final class Ending {
    private Ending() {}

    /** Something to wait for; a wait that was cut short can be begun again. */
    interface Wait {
        void await() throws InterruptedException;
    }

    /** Waits until a thread has ended. If the caller is interrupted meanwhile, it stays interrupted, and still waits. */
    public static void await(Thread thread) {
        await(thread::join);
    }

    /** Waits. If the caller is interrupted meanwhile, it stays interrupted, and still waits. */
    public static void await(Wait wait) {
        boolean interrupted = false;
        while (true) {
            try {
                wait.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
