package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.MutexModel;
import dev.turnstile.spec.BenignRace;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Serves in order of arrival: a thread draws a ticket and waits until its number is called. The mutex is free when the number called
 * is the next to be drawn.
 *
 * <p>{@code tryLock} draws a ticket only if it is the number being called. If the compare-and-set succeeds, nobody had drawn that
 * number, so nobody owned the mutex. If it fails, somebody had drawn it when it was read, and owned the mutex then, or has drawn it
 * since, and owned the mutex at that moment.
 *
 * <p>{@code owner} may be plain: only a thread's own write can make it equal to that thread, and its own writes a thread always sees.
 * A thread interrupted while it waits leaves its ticket behind, and nobody after it is served.
 */
@Subject(model = MutexModel.class)
@BenignRace(
        field = "owner",
        because = "only a thread's own write makes it equal to that thread, and a thread always sees its own writes")
public class TicketMutex implements Mutex {
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger called = new AtomicInteger();
    private @Nullable Thread owner;

    @Override
    public void lock() {
        int ticket = next.getAndIncrement();
        while (called.get() != ticket) Interruptibly.spin();
        owner = Thread.currentThread();
    }

    @Override
    public boolean tryLock() {
        int ticket = called.get();
        if (!next.compareAndSet(ticket, ticket + 1)) return false;
        owner = Thread.currentThread();
        return true;
    }

    @Override
    public void unlock() {
        if (owner != Thread.currentThread()) throw new IllegalMonitorStateException();
        owner = null;
        called.set(called.get() + 1);
    }
}
