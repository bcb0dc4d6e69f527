package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.explore.Behind;
import dev.turnstile.explore.Held;
import dev.turnstile.explore.Resource;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import org.jspecify.annotations.Nullable;

/**
 * {@code ReentrantReadWriteLock}, not fair, without conditions. A reader gets in whenever nobody writes, unless a writer waits already: then
 * it may have to queue behind that. It matters where one who reads waits for another one that wants to read.
 */
final class ReadWriteLockModel implements LockModel {
    /** A reader, a writer that waits for it, and a reader behind that. */
    private static final int LEAST_THREADS_IN_QUEUE = 3;

    private final LockSteps steps;
    private final IdentityHashMap<Object, Resource<State>> locks = new IdentityHashMap<>();

    /**
     * The threads that hold the lock.
     *
     * @param writer the thread that writes; negative for none
     * @param writes how often the writer has taken it
     * @param reads how often each thread has taken it to read
     * @param emptied how often the last reader has left
     */
    private record State(int writer, int writes, Map<Integer, Integer> reads, int emptied) implements Held {
        static final State FREE = new State(-1, 0, Map.of(), 0);

        @Override
        public int heldBy(int thread) {
            return writesOf(thread) + readsOf(thread);
        }

        int writesOf(int thread) {
            return writer == thread ? writes : 0;
        }

        int readsOf(int thread) {
            return reads.getOrDefault(thread, 0);
        }

        boolean admitsReader(int thread) {
            return writer < 0 || writer == thread;
        }

        /** Whether a thread may write. A reader cannot become the writer, not even if nobody else reads. */
        boolean admitsWriter(int thread) {
            return writer == thread || writer < 0 && reads.isEmpty();
        }

        State writing(int thread, int more) {
            return new State(writes + more == 0 ? -1 : thread, writes + more, reads, emptied);
        }

        State reading(int thread, int more) {
            Map<Integer, Integer> next = new HashMap<>(reads);
            next.merge(thread, more, Integer::sum);
            next.values().removeIf(n -> n == 0);
            return new State(writer, writes, Map.copyOf(next), next.isEmpty() ? emptied + 1 : emptied);
        }

        /** Whether a thread that comes to read could find a writer waiting. */
        boolean mayHaveQueue(int thread) {
            return writer < 0 && !reads.isEmpty() && readsOf(thread) == 0;
        }
    }

    ReadWriteLockModel(LockSteps steps) {
        this.steps = steps;
    }

    @Override
    public @Nullable Answer call(LockCall call) throws InterruptedException {
        Resource<State> lock = locks.computeIfAbsent(call.lock(), l -> new Resource<>(l, State.FREE));
        if (call.receiver() instanceof ReadLock) return onReadLock(call, lock);
        if (call.receiver() instanceof WriteLock) return onWriteLock(call, lock);
        return onBoth((ReentrantReadWriteLock) call.receiver(), call, lock);
    }

    private @Nullable Answer onBoth(ReentrantReadWriteLock real, LockCall call, Resource<State> lock) {
        State state = lock.state();
        int thread = call.thread();
        return switch (call.method()) {
            case "readLock" -> Answer.returns(real.readLock());
            case "writeLock" -> Answer.returns(real.writeLock());
            case "isWriteLocked" -> Answer.returns(steps.look(call, lock).writer >= 0);
            case "isWriteLockedByCurrentThread" -> Answer.returns(state.writer == thread);
            case "getWriteHoldCount" -> Answer.returns(state.writesOf(thread));
            case "getReadHoldCount" -> Answer.returns(state.readsOf(thread));
            case "getReadLockCount" ->
                Answer.returns(steps.look(call, lock).reads.values().stream()
                        .mapToInt(n -> n)
                        .sum());
            default -> null;
        };
    }

    private @Nullable Answer onReadLock(LockCall call, Resource<State> lock) throws InterruptedException {
        return switch (call.method()) {
            case "lock" -> Answer.returns(read(call, lock, Patience.ENDLESS));
            case "lockInterruptibly" -> Answer.returns(read(call, lock, Patience.INTERRUPTIBLE));
            case "tryLock" -> Answer.returns(read(call, lock, call.patienceOfTry()));
            case "unlock" -> unlockRead(call, lock);
            default -> null;
        };
    }

    /** @param patience {@code null} not to wait at all */
    private boolean read(LockCall call, Resource<State> lock, @Nullable Patience patience) throws InterruptedException {
        int thread = call.thread();
        boolean taken = steps.take(call, lock, s -> s.admitsReader(thread), s -> s.reading(thread, 1), patience);
        State found = steps.explorer().found(lock);
        boolean mayQueue = Patience.ENDLESS.equals(patience)
                && found.mayHaveQueue(thread)
                && steps.explorer().threads() >= LEAST_THREADS_IN_QUEUE;
        if (!mayQueue || steps.explorer().choose(thread, 2) == 0) return taken;
        steps.explorer().change(thread, lock, s -> s.reading(thread, -1));
        Behind<State> behindWriter = new Behind<>(
                s -> s.emptied != found.emptied && s.admitsReader(thread), s -> s.emptied != found.emptied);
        return steps.acquire(call, lock, behindWriter, s -> s.reading(thread, 1), Patience.ENDLESS);
    }

    private Answer unlockRead(LockCall call, Resource<State> lock) {
        int thread = call.thread();
        if (lock.state().readsOf(thread) == 0) {
            throw new IllegalMonitorStateException("attempt to unlock read lock, not locked by current thread");
        }
        steps.release(call, lock, s -> true, s -> s.reading(thread, -1));
        return Answer.returns(null);
    }

    private @Nullable Answer onWriteLock(LockCall call, Resource<State> lock) throws InterruptedException {
        return switch (call.method()) {
            case "lock" -> Answer.returns(write(call, lock, Patience.ENDLESS));
            case "lockInterruptibly" -> Answer.returns(write(call, lock, Patience.INTERRUPTIBLE));
            case "tryLock" -> Answer.returns(write(call, lock, call.patienceOfTry()));
            case "unlock" -> unlockWrite(call, lock);
            case "isHeldByCurrentThread" -> Answer.returns(lock.state().writer == call.thread());
            case "getHoldCount" -> Answer.returns(lock.state().writesOf(call.thread()));
            default -> null;
        };
    }

    /** @param patience {@code null} not to wait at all */
    private boolean write(LockCall call, Resource<State> lock, @Nullable Patience patience)
            throws InterruptedException {
        int thread = call.thread();
        if (lock.state().writer == thread) {
            if (patience != null && patience.interruptible()) steps.throwIfInterrupted(call);
            return steps.explorer().change(thread, lock, s -> s.writing(thread, 1));
        }
        return steps.take(call, lock, s -> s.admitsWriter(thread), s -> s.writing(thread, 1), patience);
    }

    private Answer unlockWrite(LockCall call, Resource<State> lock) {
        int thread = call.thread();
        if (lock.state().writer != thread) throw new IllegalMonitorStateException();
        if (lock.state().writes > 1) steps.explorer().change(thread, lock, s -> s.writing(thread, -1));
        else steps.release(call, lock, s -> true, s -> s.writing(thread, -1));
        return Answer.returns(null);
    }
}
