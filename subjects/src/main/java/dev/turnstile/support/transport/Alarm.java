package dev.turnstile.support.transport;

import java.time.Duration;
import java.util.OptionalLong;

/** The earliest of the times at which a loop has something to do although nothing happens. */
final class Alarm {
    /** It rings no more often than this, however many times are set, since who hears it looks after all. */
    private static final long PRECISION = Duration.ofMillis(50).toNanos();

    /** Returns whether a time is over; no time never is. */
    static boolean isPast(OptionalLong time) {
        return time.isPresent() && System.nanoTime() - time.getAsLong() >= 0;
    }

    private boolean set;
    private long time;

    /** Sets it to a time in System.nanoTime()'s terms, if it is not set to an earlier one; never to a later one than it is. */
    synchronized void set(long at) {
        long now = System.nanoTime();
        long next = now + Math.max(at - now, PRECISION);
        if (set && next - time >= 0) return;
        time = next;
        set = true;
    }

    /** Sets it to the next moment: for what fails and would fail again at once. */
    void setSoon() {
        set(System.nanoTime());
    }

    /** Returns whether the time has come; then it is not set any more. */
    synchronized boolean rings() {
        if (!set || System.nanoTime() - time < 0) return false;
        set = false;
        return true;
    }

    /** Returns how long it is until then, at least 1; 0 if it is not set, as selectors, sockets and monitors understand it. */
    synchronized long millis() {
        return set ? Math.max(1, Duration.ofNanos(time - System.nanoTime()).toMillis() + 1) : 0;
    }
}
