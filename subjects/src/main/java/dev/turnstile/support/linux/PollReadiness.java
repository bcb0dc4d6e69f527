package dev.turnstile.support.linux;

import static dev.turnstile.support.linux.CLibrary.EINTR;
import static dev.turnstile.support.linux.CLibrary.check;
import static dev.turnstile.support.linux.CLibrary.function;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** By poll(2): an array with an entry for each descriptor that is watched goes in, and comes back with what is ready written into it. */
public class PollReadiness implements Readiness {
    /** A {@code struct pollfd}: the descriptor, what is asked about it, what the answer is. */
    private static final long ENTRY = 8;

    private static final int EVENTS = 4;
    private static final int ANSWER = 6;
    private static final int POLLERR = 8;
    private static final int POLLNVAL = 32;
    private static final int FIRST_CAPACITY = 16;
    private static final Poll POLL = function(Poll.class, "poll");

    /** The shape of poll(2). */
    public interface Poll {
        int call(MemorySegment entries, long count, int millis);
    }

    private MemorySegment entries = Arena.ofAuto().allocate(FIRST_CAPACITY * ENTRY, Integer.BYTES);
    private final Map<Integer, Integer> places = new HashMap<>();
    private final WakeUp wakeUp = new WakeUp();

    public PollReadiness() throws IOException {
        add(wakeUp.descriptor, IN);
    }

    @Override
    public final void add(int descriptor, int events) {
        int place = places.size();
        if (place * ENTRY == entries.byteSize()) {
            MemorySegment longer = Arena.ofAuto().allocate(2 * entries.byteSize(), Integer.BYTES);
            entries = longer.copyFrom(entries);
        }
        places.put(descriptor, place);
        entries.set(JAVA_INT, place * ENTRY, descriptor);
        entries.set(JAVA_SHORT, place * ENTRY + EVENTS, (short) events);
    }

    @Override
    public void change(int descriptor, int events) {
        entries.set(JAVA_SHORT, places.getOrDefault(descriptor, 0) * ENTRY + EVENTS, (short) events);
    }

    /** The last one takes its place. */
    @Override
    public void remove(int descriptor) {
        Integer place = places.remove(descriptor);
        int last = places.size();
        if (place == null || place == last) return;
        MemorySegment.copy(entries, last * ENTRY, entries, place * ENTRY, ENTRY);
        places.put(entries.get(JAVA_INT, place * ENTRY), place);
    }

    @Override
    public void await(int millis, Told told) throws IOException {
        int answer = POLL.call(entries, places.size(), millis);
        if (answer == -EINTR) return;
        check("poll", answer);
        for (int place = 0; place < places.size(); place++) {
            int events = entries.get(JAVA_SHORT, place * ENTRY + ANSWER);
            if ((events & (POLLERR | POLLNVAL | GONE)) != 0) events = IN | OUT | GONE;
            if (events != 0) told.ready(entries.get(JAVA_INT, place * ENTRY), events);
        }
    }

    @Override
    public boolean tellsAgain() {
        return true;
    }

    @Override
    public void wake() {
        wakeUp.wake();
    }

    @Override
    public void close() {
        wakeUp.close();
    }
}
