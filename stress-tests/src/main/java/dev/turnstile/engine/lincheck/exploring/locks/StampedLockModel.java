package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.explore.Behind;
import dev.turnstile.explore.Resource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** {@code StampedLock}, its locking modes only. Every stamp is valid once. */
final class StampedLockModel implements LockModel {
    private final LockSteps steps;
    private final IdentityHashMap<Object, Resource<State>> locks = new IdentityHashMap<>();

    /**
     * The stamps with which it is held. They look like the JDK's, whose static methods tell the modes from the low bits.
     *
     * @param given how many stamps there have been
     * @param writer the stamp of the writer; 0 for none
     * @param readers the stamps of the readers
     * @param emptied how often the last reader has left
     */
    private record State(long given, long writer, List<Long> readers, int emptied) {
        private static final int VERSION_SHIFT = 8;
        private static final long WRITE = 128;
        private static final long READ = 1;

        static final State FREE = new State(0, 0, List.of(), 0);

        boolean admits(boolean writing) {
            return writer == 0 && (!writing || readers.isEmpty());
        }

        /** The stamp of the next owner. */
        long stamp(boolean writing) {
            return (given + 1 << VERSION_SHIFT) + (writing ? WRITE : READ);
        }

        State taken(boolean writing) {
            if (writing) return new State(given + 1, stamp(true), readers, emptied);
            List<Long> more = new ArrayList<>(readers);
            more.add(stamp(false));
            return new State(given + 1, writer, List.copyOf(more), emptied);
        }

        State left(long stamp) {
            if (writer == stamp) return new State(given, 0, readers, emptied);
            List<Long> rest = readers.stream().filter(s -> s != stamp).toList();
            boolean empties = rest.isEmpty() && !readers.isEmpty();
            return new State(given, writer, rest, empties ? emptied + 1 : emptied);
        }

        /** Whether one who comes to read could find a writer waiting. */
        boolean mayHaveQueue() {
            return writer == 0 && !readers.isEmpty();
        }
    }

    StampedLockModel(LockSteps steps) {
        this.steps = steps;
    }

    @Override
    public @Nullable Answer call(LockCall call) throws InterruptedException {
        Resource<State> lock = locks.computeIfAbsent(call.lock(), l -> new Resource<>(l, State.FREE));
        String view = call.receiver().getClass().getSimpleName();
        if (view.equals("ReadLockView")) return onView(call, lock, false);
        if (view.equals("WriteLockView")) return onView(call, lock, true);
        if (view.equals("ReadWriteLockView")) return onViewOfBoth(call);
        StampedLock real = (StampedLock) call.lock();
        return switch (call.method()) {
            case "writeLock" -> Answer.returns(take(call, lock, true, Patience.ENDLESS));
            case "readLock" -> Answer.returns(take(call, lock, false, Patience.ENDLESS));
            case "writeLockInterruptibly" -> Answer.returns(take(call, lock, true, Patience.INTERRUPTIBLE));
            case "readLockInterruptibly" -> Answer.returns(take(call, lock, false, Patience.INTERRUPTIBLE));
            case "tryWriteLock" -> Answer.returns(take(call, lock, true, call.patienceOfTry()));
            case "tryReadLock" -> Answer.returns(take(call, lock, false, call.patienceOfTry()));
            case "unlockWrite" -> giveBack(call, lock, true, false);
            case "unlockRead" -> giveBack(call, lock, false, true);
            case "unlock" -> giveBack(call, lock, true, true);
            case "isWriteLocked" -> Answer.returns(steps.look(call, lock).writer != 0);
            case "isReadLocked" ->
                Answer.returns(!steps.look(call, lock).readers.isEmpty());
            case "getReadLockCount" ->
                Answer.returns(steps.look(call, lock).readers.size());
            case "asReadLock" -> Answer.returns(real.asReadLock());
            case "asWriteLock" -> Answer.returns(real.asWriteLock());
            case "asReadWriteLock" -> Answer.returns(real.asReadWriteLock());
            default -> null;
        };
    }

    private static @Nullable Answer onViewOfBoth(LockCall call) {
        StampedLock real = (StampedLock) call.lock();
        return switch (call.method()) {
            case "readLock" -> Answer.returns(real.asReadLock());
            case "writeLock" -> Answer.returns(real.asWriteLock());
            default -> null;
        };
    }

    private @Nullable Answer onView(LockCall call, Resource<State> lock, boolean writing) throws InterruptedException {
        return switch (call.method()) {
            case "lock" -> Answer.returns(take(call, lock, writing, Patience.ENDLESS));
            case "lockInterruptibly" -> Answer.returns(take(call, lock, writing, Patience.INTERRUPTIBLE));
            case "tryLock" -> Answer.returns(take(call, lock, writing, call.patienceOfTry()) != 0);
            case "unlock" -> giveBackAny(call, lock, writing);
            default -> null;
        };
    }

    /**
     * Takes the lock.
     *
     * @param patience {@code null} not to wait at all
     * @return the stamp; 0 if it was not taken
     */
    private long take(LockCall call, Resource<State> lock, boolean writing, @Nullable Patience patience)
            throws InterruptedException {
        boolean taken = steps.take(call, lock, s -> s.admits(writing), s -> s.taken(writing), patience);
        State found = steps.explorer().found(lock);
        boolean mayQueue = !writing && Patience.ENDLESS.equals(patience) && found.mayHaveQueue();
        if (mayQueue && steps.explorer().choose(call.thread(), 2) == 1) return takeBehindWriter(call, lock, found);
        return taken ? found.stamp(writing) : 0;
    }

    /**
     * Takes the lock to read as one who comes after a waiting writer, see {@link Behind}. Also a thread that reads already may have to queue:
     * these locks do not know who holds them.
     */
    private long takeBehindWriter(LockCall call, Resource<State> lock, State found) throws InterruptedException {
        steps.explorer().change(call.thread(), lock, s -> s.left(found.stamp(false)));
        Behind<State> behindWriter =
                new Behind<>(s -> s.emptied != found.emptied && s.admits(false), s -> s.emptied != found.emptied);
        steps.acquire(call, lock, behindWriter, s -> s.taken(false), Patience.ENDLESS);
        return steps.explorer().found(lock).stamp(false);
    }

    private Answer giveBack(LockCall call, Resource<State> lock, boolean writers, boolean readers) {
        long stamp = (Long) call.arguments()[0];
        boolean held = steps.release(
                call,
                lock,
                s -> stamp != 0 && (writers && s.writer == stamp || readers && s.readers.contains(stamp)),
                s -> s.left(stamp));
        if (!held) throw new IllegalMonitorStateException();
        return Answer.returns(null);
    }

    /** Views of the lock have no stamps: an unlock gives any one back. */
    private Answer giveBackAny(LockCall call, Resource<State> lock, boolean writing) {
        boolean held = steps.release(
                call,
                lock,
                s -> writing ? s.writer != 0 : !s.readers.isEmpty(),
                s -> s.left(writing ? s.writer : s.readers.get(0)));
        if (!held) throw new IllegalMonitorStateException();
        return Answer.returns(null);
    }
}
