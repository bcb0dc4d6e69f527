package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.MessagePipe;
import dev.turnstile.models.processes.MessagePipeModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.processes.Fifo;
import dev.turnstile.support.processes.RegionLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A FIFO, and a lock at each of its ends, which a process holds while a whole message goes in or comes out.
 *
 * <p>The two locks are apart, so that a reader who waits for a message keeps no writer out, nor a writer who waits for room a reader.
 * All messages are of one length: the end of one is the beginning of the next. A writer who is killed in the middle of a message leaves
 * half of one, behind which nobody finds the next.
 */
@Subject(model = MessagePipeModel.class)
@AcrossProcesses(keeps = {"messages", "lock"})
public class FramedPipe implements MessagePipe, AutoCloseable {
    /**
     * The number of bytes that one call writes: no more than {@code PIPE_BUF} (4096, pipe(7)), which stays in one piece. It is far
     * less, so that the lock keeps a message together, and not the short time.
     */
    private static final int PIECE_BYTES = 128;

    private final Fifo fifo;
    private final FileChannel file;
    private final RegionLock writing;
    private final RegionLock reading;

    public FramedPipe(Path directory) {
        fifo = new Fifo(directory.resolve("messages"));
        file = RegionLock.open(directory.resolve("lock"));
        writing = new RegionLock(file, 0);
        reading = new RegionLock(file, 1);
    }

    @Override
    public void send(int message) {
        try (var _ = writing.lock()) {
            write(message);
        }
    }

    /** Writes a message: it is repeated until it fills its length, so that a torn one can be told. */
    final void write(int message) {
        for (int piece = 0; piece < MESSAGE_BYTES / PIECE_BYTES; piece++) {
            ByteBuffer bytes = ByteBuffer.allocate(PIECE_BYTES);
            while (bytes.hasRemaining()) bytes.putInt(message);
            fifo.write(bytes.array());
        }
    }

    /** @throws IllegalStateException if the message is put together from several */
    @Override
    public int receive() {
        int[] message = new int[MESSAGE_BYTES / Integer.BYTES];
        try (var _ = reading.lock()) {
            ByteBuffer.wrap(fifo.read(MESSAGE_BYTES)).asIntBuffer().get(message);
        }
        if (Arrays.stream(message).distinct().count() != 1)
            throw new IllegalStateException(
                    "torn: " + Arrays.toString(Arrays.stream(message).distinct().toArray()));
        return message[0];
    }

    @Override
    public void close() {
        fifo.close();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
