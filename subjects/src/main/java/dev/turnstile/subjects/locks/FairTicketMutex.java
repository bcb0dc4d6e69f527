package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.FairMutex;
import dev.turnstile.models.locks.FairMutexModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The queue of those who have come, and the owner, under a monitor that nobody holds for long; a waiter parks outside.
 *
 * <p>Numbers are drawn and places taken in one critical section, so the queue is in the order of the numbers. Only the head of the queue
 * enters, and only while there is no owner. No wake-up is lost: it can become a thread's turn when the owner leaves or when one ahead gives
 * up its place, and both unpark the head afterwards; a thread that has looked before that and parks after it returns from its park at once.
 * One unpark is enough, as nobody but the head may go on. An interrupted waiter gives up its place, and wakes the next if that makes it
 * the head.
 */
@Subject(model = FairMutexModel.class)
public class FairTicketMutex implements FairMutex {
    private final Queue<Thread> places = new ArrayDeque<>();
    private @Nullable Thread owner;
    private int arrived;

    @Override
    public synchronized int arrive() {
        Thread me = Thread.currentThread();
        if (owner == me || places.contains(me)) throw new IllegalStateException();
        places.add(me);
        return arrived++;
    }

    @Override
    public void enter() {
        try {
            while (!tryEnter()) Interruptibly.park(this);
        } catch (Interrupted e) {
            giveUpPlace();
            throw e;
        }
    }

    private synchronized boolean tryEnter() {
        Thread me = Thread.currentThread();
        if (!places.contains(me)) throw new IllegalStateException();
        if (owner != null || places.peek() != me) return false;
        places.remove(me);
        owner = me;
        return true;
    }

    @Override
    public synchronized void leave() {
        if (owner != Thread.currentThread()) throw new IllegalMonitorStateException();
        owner = null;
        LockSupport.unpark(places.peek());
    }

    private synchronized void giveUpPlace() {
        places.remove(Thread.currentThread());
        LockSupport.unpark(places.peek());
    }
}
