package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.Greenlets;
import dev.turnstile.support.waiting.Interrupted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of greenlets that says whose turn it is. As long as there are any it is the turn of exactly one, or of one that has not noticed
 * yet: a greenlet's turn ends, and that of another begins, in one critical section.
 *
 * <p>A waiting greenlet that is interrupted leaves; if its turn has come already it hands it on.
 */
abstract class GreenletCrew implements Greenlets {
    private final List<Greenlet> greenlets = new ArrayList<>();
    private int entered;

    /** Waits until it is the caller's turn. */
    abstract void awaitTurn(Greenlet me);

    /** Wakes a greenlet whose turn has come, if it sleeps. */
    abstract void wake(Greenlet other);

    @Override
    public int enter() {
        Greenlet me = admit();
        awaitTurnOrLeave(me);
        return me.number;
    }

    @Override
    public int switchTo(int target) {
        Greenlet me = handOver(target);
        if (me == null) return NOBODY;
        awaitTurnOrLeave(me);
        return me.switchedBy;
    }

    @Override
    public synchronized void leave() {
        remove(caller());
    }

    private synchronized Greenlet admit() {
        if (find(Thread.currentThread()) != null) throw new IllegalStateException("is a greenlet already");
        Greenlet me = new Greenlet(entered++);
        me.turn = greenlets.isEmpty();
        greenlets.add(me);
        return me;
    }

    private synchronized @Nullable Greenlet handOver(int target) {
        Greenlet me = caller();
        for (Greenlet other : greenlets) {
            if (other.number != target) continue;
            me.turn = false;
            run(other, me);
            return me;
        }
        return null;
    }

    private void awaitTurnOrLeave(Greenlet me) {
        try {
            awaitTurn(me);
        } catch (Interrupted e) {
            giveUp(me);
            throw e;
        }
    }

    private synchronized void giveUp(Greenlet me) {
        if (me.turn) remove(me);
        else greenlets.remove(me);
    }

    private void remove(Greenlet me) {
        greenlets.remove(me);
        if (!greenlets.isEmpty()) run(greenlets.get(0), me);
    }

    private void run(Greenlet next, Greenlet by) {
        next.switchedBy = by.number;
        next.turn = true;
        wake(next);
    }

    private Greenlet caller() {
        Greenlet me = find(Thread.currentThread());
        if (me == null) throw new IllegalStateException("is no greenlet");
        return me;
    }

    private @Nullable Greenlet find(Thread thread) {
        for (Greenlet greenlet : greenlets) {
            if (greenlet.thread == thread) return greenlet;
        }
        return null;
    }

    /** A thread that takes part. */
    static final class Greenlet {
        final Thread thread = Thread.currentThread();
        final int number;
        volatile boolean turn;
        volatile boolean asleep;
        int switchedBy; // written before its turn begins, read after

        Greenlet(int number) {
            this.number = number;
        }
    }
}
