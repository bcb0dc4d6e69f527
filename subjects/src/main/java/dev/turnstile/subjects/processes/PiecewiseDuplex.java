package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.Duplex;
import dev.turnstile.models.processes.DuplexModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.processes.Fifo;
import dev.turnstile.support.processes.RegionLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Two FIFOs, one each way. A message is twice as long as what one of them holds; both ends take turns: write a piece, read a piece.
 *
 * <p>Nobody writes a piece before having read all but one of those that the other end wrote, so no more than two pieces are ever in one
 * direction, and these fit: a waiting end waits for a piece that the other end is free to write. At each end a lock is held for a whole
 * exchange, so the n-th exchange of one end is that with the n-th of the other.
 */
@Subject(model = DuplexModel.class)
@AcrossProcesses(keeps = {"to-left", "to-right", "lock"})
public class PiecewiseDuplex implements Duplex, AutoCloseable {
    /** The capacity of a FIFO in bytes, pipe(7). */
    static final int PIPE_BYTES = 65536;

    /** The length of a message on its way. */
    static final int MESSAGE_BYTES = 2 * PIPE_BYTES;

    private final int pieceBytes;
    private final Fifo toLeft;
    private final Fifo toRight;
    private final FileChannel file;
    private final RegionLock leftTurn;
    private final RegionLock rightTurn;

    public PiecewiseDuplex(Path directory) {
        this(directory, PIPE_BYTES / 2);
    }

    /** @param pieceBytes how much is written before the same amount is read */
    PiecewiseDuplex(Path directory, int pieceBytes) {
        this.pieceBytes = pieceBytes;
        toLeft = new Fifo(directory.resolve("to-left"));
        toRight = new Fifo(directory.resolve("to-right"));
        file = RegionLock.open(directory.resolve("lock"));
        leftTurn = new RegionLock(file, 0);
        rightTurn = new RegionLock(file, 1);
    }

    @Override
    public int exchange(End end, int message) {
        return end == End.LEFT
                ? exchange(leftTurn, toLeft, toRight, message)
                : exchange(rightTurn, toRight, toLeft, message);
    }

    private int exchange(RegionLock turn, Fifo in, Fifo out, int message) {
        ByteBuffer sent = ByteBuffer.allocate(MESSAGE_BYTES).putInt(message).rewind();
        ByteBuffer received = ByteBuffer.allocate(MESSAGE_BYTES);
        byte[] piece = new byte[pieceBytes];
        try (var _ = turn.lock()) {
            while (sent.hasRemaining()) {
                sent.get(piece);
                out.write(piece);
                received.put(in.read(piece.length));
            }
        }
        return received.getInt(0);
    }

    @Override
    public void close() {
        toLeft.close();
        toRight.close();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
