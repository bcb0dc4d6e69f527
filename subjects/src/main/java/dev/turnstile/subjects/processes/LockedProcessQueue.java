package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.ProcessQueue;
import dev.turnstile.models.processes.ProcessQueueModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.processes.Fifo;
import dev.turnstile.support.processes.RegionLock;
import dev.turnstile.support.waiting.Deadline;
import dev.turnstile.support.waiting.Interrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Elements go through a FIFO, a header and a body each. One process at a time puts, one takes: each end has a lock, which is held for a
 * whole element, and also by the one that waits there.
 *
 * <p>A taker that waits sleeps in a read of the elements. The content of the FIFO is the content of the queue, so a putter counts that.
 * If it finds the queue full, it sleeps in a read of a second FIFO, the bell. Takers ring the bell when they have taken, and the putter
 * empties it before it looks: so the putter either sees the room or hears the bell. The bell cannot fill up: since it was emptied last,
 * no more was taken than fits into the queue.
 *
 * <p>The queue is ended by a file, which every putter looks for, and then by an {@link #END} behind the last element, which each taker
 * that meets it puts back. So nobody waits at a queue that has ended. The file comes first, then the bell is rung, and the
 * end is written under the putters' lock, so no element comes behind it.
 *
 * <p>What is in the queue is gone when no process has it open any more, and with that the directory has served its turn.
 */
@Subject(model = ProcessQueueModel.class)
@AcrossProcesses(keeps = {"elements", "bell", "lock", "ended"})
public class LockedProcessQueue implements ProcessQueue, AutoCloseable {
    private static final int HEADER_BYTES = Integer.BYTES;
    private static final int BODY_BYTES = Integer.BYTES;
    private static final int ELEMENT_BYTES = HEADER_BYTES + BODY_BYTES;
    private static final long NAP_MILLIS = 1;

    private final int capacity;
    private final Fifo elements;
    private final Fifo bell;
    private final FileChannel file;
    private final Path ended;
    private final RegionLock putting;
    final RegionLock taking;

    public LockedProcessQueue(Path directory) {
        this(directory, CAPACITY);
    }

    /** @param capacity how many elements fit: the same in each process */
    public LockedProcessQueue(Path directory, int capacity) {
        this.capacity = capacity;
        elements = new Fifo(directory.resolve("elements"));
        bell = new Fifo(directory.resolve("bell"));
        ended = directory.resolve("ended");
        file = RegionLock.open(directory.resolve("lock"));
        putting = new RegionLock(file, 0);
        taking = new RegionLock(file, 1);
    }

    @Override
    public void put(int value) {
        try (var _ = putting.lock()) {
            while (!putNow(value)) bell.read(1);
        }
    }

    /** Appends; waits for room, but not longer than the time-out, and tells whether it did. */
    public boolean offer(int value, long timeout, TimeUnit unit) {
        Deadline deadline = Deadline.after(timeout, unit);
        for (; ; ) {
            try (var held = putting.tryLock()) {
                if (held != null && putNow(value)) return true;
            }
            // The owner of the lock may be at work; it keeps nobody out of a queue with room for long.
            if (deadline.passed() && isFull()) return false;
            nap();
        }
    }

    private boolean putNow(int value) {
        bell.read(bell.available());
        if (Files.exists(ended)) throw new IllegalStateException("ended");
        if (isFull()) return false;
        write(value);
        return true;
    }

    @Override
    public int take() {
        try (var _ = taking.lock()) {
            return takeNow();
        }
    }

    /** Takes the oldest element; waits for one, but not longer than the time-out; {@code null} if none came. */
    public @Nullable Integer poll(long timeout, TimeUnit unit) {
        Deadline deadline = Deadline.after(timeout, unit);
        for (; ; ) {
            try (var held = taking.tryLock()) {
                if (held != null && !isEmpty()) return takeNow();
            }
            if (deadline.passed() && isEmpty()) return null;
            nap();
        }
    }

    final int takeNow() {
        int value = read();
        if (value == END) write(END);
        else bell.write((byte) 0);
        return value;
    }

    @Override
    public void end() {
        try {
            Files.createFile(ended);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bell.write((byte) 0);
        try (var _ = putting.lock()) {
            write(END);
        }
    }

    /** An element of which a part has been taken counts until all of it is: its taker has not returned. */
    private boolean isFull() {
        return elements.available() > (capacity - 1) * ELEMENT_BYTES;
    }

    private boolean isEmpty() {
        return elements.available() == 0;
    }

    private void write(int value) {
        elements.write(ByteBuffer.allocate(HEADER_BYTES).putInt(BODY_BYTES).array());
        elements.write(ByteBuffer.allocate(BODY_BYTES).putInt(value).array());
    }

    private int read() {
        int bytes = ByteBuffer.wrap(elements.read(HEADER_BYTES)).getInt();
        if (bytes != BODY_BYTES) throw new IllegalStateException("no header: " + bytes);
        return ByteBuffer.wrap(elements.read(bytes)).getInt();
    }

    private static void nap() {
        try {
            Thread.sleep(NAP_MILLIS);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    /** Ends this process's use of the queue. */
    @Override
    public void close() {
        elements.close();
        bell.close();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
