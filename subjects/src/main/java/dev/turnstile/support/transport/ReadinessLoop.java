package dev.turnstile.support.transport;

import dev.turnstile.support.linux.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One thread that waits for many descriptors and does with each what can be done without waiting.
 *
 * <p>It remembers each reported readiness until a call takes it back, since some kinds of {@link Readiness} report it only once; for
 * kinds that report again, it remembers nothing. A connection that still has something to do after its turn gets the next one when all
 * others have had theirs, so a client that sends without end does not keep the others waiting.
 *
 * <p>All but {@link #start} and {@link #close()} is for the loop's own thread, and before it is started.
 */
final class ReadinessLoop {
    private static final int FOR_EVER = -1;

    private final Readiness readiness;
    private final Map<Integer, Watched> watched = new HashMap<>();
    private final Set<Watched> turns = new LinkedHashSet<>();
    private final Set<Watched> resting = new LinkedHashSet<>();
    private final Alarm alarm = new Alarm();
    private Thread thread = new Thread();
    private volatile boolean closed;

    ReadinessLoop(Readiness readiness) {
        this.readiness = readiness;
    }

    /** Watches one more. If it cannot, the descriptor is still the caller's to close. */
    void add(Watched one) throws IOException {
        readiness.add(one.descriptor, one.wanted());
        watched.put(one.descriptor, one);
        one.deadline().ifPresent(alarm::set);
    }

    /** Watches it no more, and closes it. */
    void end(Watched one) {
        if (watched.remove(one.descriptor) == null) return;
        turns.remove(one);
        resting.remove(one);
        try {
            readiness.remove(one.descriptor);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it was watched
        } finally {
            one.close();
        }
    }

    /** Gives it a turn, since something has changed about what it wants to do. */
    void wants(Watched one) {
        turns.add(one);
    }

    /** Does not step again before something else happens or a moment has passed: what it needs is possible, and yet fails. */
    void rest(Watched one) {
        resting.add(one);
        alarm.setSoon();
    }

    void start(String name) {
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                readiness.await(turns.isEmpty() ? patience() : 0, this::ready);
                turns.addAll(resting);
                resting.clear();
                if (alarm.rings()) watched.values().forEach(this::look);
                for (Watched one : List.copyOf(turns)) turn(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closeAll();
        }
    }

    private int patience() {
        int millis = (int) Math.min(alarm.millis(), Integer.MAX_VALUE);
        return millis == 0 ? FOR_EVER : millis;
    }

    private void look(Watched one) {
        OptionalLong deadline = one.deadline();
        if (Alarm.isPast(deadline)) turns.add(one);
        else deadline.ifPresent(alarm::set);
    }

    private void ready(int descriptor, int events) {
        Watched one = watched.get(descriptor);
        if (one == null) return; // the readiness's own, which has ended the wait: that is all it has to do
        one.possible |= events;
        turns.add(one);
    }

    private void turn(Watched one) throws IOException {
        if (!turns.contains(one)) return; // another one has ended it
        try {
            if ((one.possible & one.wanted()) != 0 || Alarm.isPast(one.deadline())) one.step();
        } catch (IOException e) {
            end(one); // the client is gone
        }
        if (watched.get(one.descriptor) != one) return;
        one.deadline().ifPresent(alarm::set);
        boolean rests = resting.contains(one);
        readiness.change(one.descriptor, rests ? 0 : one.wanted());
        if (readiness.tellsAgain()) one.possible = 0;
        if (rests || (one.possible & one.wanted()) == 0) turns.remove(one);
    }

    private void closeAll() {
        List.copyOf(watched.values()).forEach(this::end);
        readiness.close();
    }

    /** Ends the thread and closes what is watched. When this returns that has happened. */
    void close() {
        closed = true;
        readiness.wake();
        if (thread.getState() == Thread.State.NEW) closeAll();
        Ending.await(thread);
    }
}
