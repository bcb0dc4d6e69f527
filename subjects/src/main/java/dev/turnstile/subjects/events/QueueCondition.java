package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Condition;
import dev.turnstile.models.events.ConditionModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * Two queues of waiters, one for signals and one for the level, and a monitor that guards them; a waiter parks outside of it.
 *
 * <p>A waiter leaves its queue by the hand of the one that wakes it, who marks it as woken before the unpark: a waiter that reads its mark
 * too early parks after the unpark, and returns from its park at once; and one that returns for no reason finds no mark and parks again. So
 * each signal wakes exactly those it was for. A thread looks at the level and enters the queue in one critical section, so no change of the
 * level comes between; it looks again once it is woken, as the level may have been taken back.
 *
 * <p>A waiter that is interrupted leaves the queue. If it finds that it is not there any more, a signal had reached it before: it returns
 * with the interrupt status set, so that the signal is neither lost nor passed on to one that came after it.
 */
@Subject(model = ConditionModel.class)
public class QueueCondition implements Condition {
    private final Queue<Waiter> forSignal = new ArrayDeque<>();
    private final Queue<Waiter> forLevel = new ArrayDeque<>();
    private int level;

    @Override
    public void await() {
        stay(queueUp(forSignal), forSignal);
    }

    @Override
    public synchronized int signal(int count) {
        int reached = 0;
        while (reached < count && wakeNext(forSignal)) reached++;
        return reached;
    }

    @Override
    public int signalAll() {
        return signal(Integer.MAX_VALUE);
    }

    @Override
    public synchronized void setLevel(int level) {
        this.level = level;
        while (level > 0 && wakeNext(forLevel)) {}
    }

    @Override
    public int awaitLevel() {
        for (; ; ) {
            Waiter me;
            synchronized (this) {
                if (level > 0) return level;
                me = queueUpForLevel();
            }
            stayForLevel(me);
        }
    }

    final synchronized int level() {
        return level;
    }

    final Waiter queueUpForLevel() {
        return queueUp(forLevel);
    }

    final void stayForLevel(Waiter me) {
        stay(me, forLevel);
    }

    private synchronized Waiter queueUp(Queue<Waiter> queue) {
        Waiter me = new Waiter();
        queue.add(me);
        return me;
    }

    private void stay(Waiter me, Queue<Waiter> queue) {
        try {
            while (!me.woken) Interruptibly.park(this);
        } catch (Interrupted e) {
            if (withdraw(me, queue)) throw e;
        }
    }

    private synchronized boolean withdraw(Waiter me, Queue<Waiter> queue) {
        return queue.remove(me);
    }

    private static boolean wakeNext(Queue<Waiter> queue) {
        Waiter first = queue.poll();
        if (first == null) return false;
        first.woken = true;
        LockSupport.unpark(first.thread);
        return true;
    }

    /** One stay of a thread in a queue. */
    static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private volatile boolean woken;
    }
}
