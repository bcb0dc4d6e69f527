package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.support.waiting.Interruptibly;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mutex for four threads of gates for two: the winner of each of two semifinals meets the other in the final. A thread takes a
 * seat when it first comes; its seat says which gates it goes through, and from which side.
 *
 * <p>On the way out the final is left first: while a thread is in its semifinal's gate, nobody else comes to the final from its side.
 *
 * <p>An attempt may not fail just because the other side is on its way in or out, with nobody owning the mutex. It waits like any
 * other, and retreats only when it has seen an owner. Retreat leaves a gate as an unlock does.
 *
 * <p>A thread interrupted while it waits does not retreat, and those who meet it at a gate wait for it for good.
 */
abstract class TournamentMutex implements Mutex {
    private static final int THREADS = 4;

    private final AtomicReferenceArray<@Nullable Thread> seats = new AtomicReferenceArray<>(THREADS);
    private final TwoSidedGate[] semifinals;
    private final TwoSidedGate finale;
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();

    TournamentMutex(Supplier<TwoSidedGate> gate) {
        semifinals = new TwoSidedGate[] {gate.get(), gate.get()};
        finale = gate.get();
    }

    @Override
    public void lock() {
        while (owner.get() == Thread.currentThread()) Interruptibly.spin();
        enter(() -> false);
    }

    @Override
    public boolean tryLock() {
        return owner.get() == null && enter(() -> owner.get() != null);
    }

    @Override
    public void unlock() {
        if (owner.get() != Thread.currentThread()) throw new IllegalMonitorStateException();
        owner.set(null);
        int seat = seat();
        finale.leave(seat / 2);
        semifinals[seat / 2].leave(seat % 2);
    }

    private boolean enter(BooleanSupplier hopeless) {
        int seat = seat();
        TwoSidedGate semifinal = semifinals[seat / 2];
        if (!semifinal.enter(seat % 2, hopeless)) return false;
        if (!finale.enter(seat / 2, hopeless)) {
            semifinal.leave(seat % 2);
            return false;
        }
        owner.set(Thread.currentThread());
        return true;
    }

    private int seat() {
        Thread me = Thread.currentThread();
        for (int i = 0; i < THREADS; i++) {
            if (seats.get(i) == me || seats.compareAndSet(i, null, me)) return i;
        }
        throw new IllegalStateException("made for " + THREADS + " threads");
    }
}
