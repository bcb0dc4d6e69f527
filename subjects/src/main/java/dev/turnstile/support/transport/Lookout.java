package dev.turnstile.support.transport;

import org.jspecify.annotations.Nullable;

/**
 * A thread that looks after a server's connections when one may be late, since all others of the server wait for something else. It is
 * there only once there is something to look out for.
 */
final class Lookout implements AutoCloseable {
    private final String name;
    private final Runnable look;
    private final Alarm alarm = new Alarm();
    private @Nullable Thread thread;
    private boolean closed;

    /** @param look looks at all connections; it sets the next time itself */
    Lookout(String name, Runnable look) {
        this.name = name;
        this.look = look;
    }

    /** Has it look at a time in System.nanoTime()'s terms, or before. */
    synchronized void set(long at) {
        alarm.set(at);
        goOn();
    }

    /** Has it look in a moment. */
    synchronized void setSoon() {
        alarm.setSoon();
        goOn();
    }

    private synchronized void goOn() {
        notifyAll();
        if (!closed && thread == null)
            thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private void run() {
        while (hasTo()) look.run();
    }

    /** Waits until it is time to look. Answers false if it never will be. */
    private synchronized boolean hasTo() {
        try {
            while (!closed && !alarm.rings()) wait(alarm.millis());
            return !closed;
        } catch (InterruptedException e) {
            return false; // by somebody who wants it to end
        }
    }

    /** Ends it. When this returns it has ended. */
    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            closed = true;
            notifyAll();
            ending = thread;
        }
        if (ending != null) Ending.await(ending);
    }
}
