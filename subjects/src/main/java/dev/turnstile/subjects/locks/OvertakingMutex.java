package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.FairMutex;
import dev.turnstile.models.locks.FairMutexModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Overtaking;
import dev.turnstile.support.waiting.Interrupted;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets in any thread that finds the lock free: a thread that came first is overtaken between the doorway and the lock by one that came
 * later.
 *
 * <p>{@code arrive():0 | arrive():1, enter()}: the second thread has to wait for the first. Fixed by {@link FairTicketMutex}.
 */
@Subject(model = FairMutexModel.class)
@Broken(
        fault = Overtaking.class,
        because = "a thread enters without a look at whose turn it is",
        fixedBy = FairTicketMutex.class)
public class OvertakingMutex implements FairMutex {
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
        if (owner != null) return false; // the fault: whose turn it is does not matter
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
