package dev.turnstile.support.linux;

import static dev.turnstile.support.linux.CLibrary.EINTR;
import static dev.turnstile.support.linux.CLibrary.check;
import static dev.turnstile.support.linux.CLibrary.function;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/**
 * By select(2): two sets of bits go in, one bit for each descriptor from 0 to the highest, and come back with those that are ready. Both
 * ways are as long as the highest number, however few are watched; and the sets have room for 1024, so no higher number can be watched.
 */
public class SelectReadiness implements Readiness {
    /** How many descriptors fit into an {@code fd_set}. */
    public static final int FD_SETSIZE = 1024;

    private static final int BYTES = FD_SETSIZE / Byte.SIZE;
    private static final int MILLIS_PER_SECOND = 1_000;
    private static final Select SELECT = function(Select.class, "select");

    /** The shape of select(2). */
    public interface Select {
        int call(int count, MemorySegment read, MemorySegment write, MemorySegment except, MemorySegment timeout);
    }

    private final BitSet reads = new BitSet(FD_SETSIZE);
    private final BitSet writes = new BitSet(FD_SETSIZE);
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment readable = arena.allocate(BYTES, Long.BYTES);
    private final MemorySegment writable = arena.allocate(BYTES, Long.BYTES);
    private final MemorySegment timeout = arena.allocate(JAVA_LONG, 2);
    private final WakeUp wakeUp = new WakeUp();

    public SelectReadiness() throws IOException {
        add(wakeUp.descriptor, IN);
    }

    @Override
    public final void add(int descriptor, int events) throws IOException {
        if (descriptor >= FD_SETSIZE)
            throw new IOException("select: descriptor " + descriptor + " is not below FD_SETSIZE, " + FD_SETSIZE);
        change(descriptor, events);
    }

    @Override
    public final void change(int descriptor, int events) {
        reads.set(descriptor, (events & IN) != 0);
        writes.set(descriptor, (events & OUT) != 0);
    }

    @Override
    public void remove(int descriptor) {
        change(descriptor, 0);
    }

    @Override
    public void await(int millis, Told told) throws IOException {
        fill(readable, reads);
        fill(writable, writes);
        timeout.setAtIndex(JAVA_LONG, 0, millis / MILLIS_PER_SECOND);
        timeout.setAtIndex(JAVA_LONG, 1, millis % MILLIS_PER_SECOND * 1_000L);
        MemorySegment atMost = millis < 0 ? MemorySegment.NULL : timeout;
        int answer =
                SELECT.call(Math.max(reads.length(), writes.length()), readable, writable, MemorySegment.NULL, atMost);
        if (answer == -EINTR) return; // then the sets are undefined
        check("select", answer);
        BitSet in = BitSet.valueOf(readable.asByteBuffer());
        BitSet out = BitSet.valueOf(writable.asByteBuffer());
        BitSet any = (BitSet) in.clone();
        any.or(out);
        any.stream().forEach(fd -> told.ready(fd, (in.get(fd) ? IN : 0) | (out.get(fd) ? OUT : 0)));
    }

    private static void fill(MemorySegment set, BitSet bits) {
        set.fill((byte) 0).copyFrom(MemorySegment.ofArray(bits.toLongArray()));
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
