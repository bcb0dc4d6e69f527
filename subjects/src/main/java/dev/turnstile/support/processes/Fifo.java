package dev.turnstile.support.processes;

import dev.turnstile.support.linux.Libc;
import dev.turnstile.support.waiting.Interrupted;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;

/**
 * One process's view of a FIFO, a pipe with a name. It is open for both ways, fifo(7): so opening waits for nobody, no reader meets an
 * end as long as anybody has it open, and what was written stays for a reader who comes later.
 *
 * <p>Whoever waits sleeps in the kernel, and an interrupt ends that; it closes this view, too. Reading and writing have a channel each,
 * since a channel lets a process's threads in one by one.
 */
public final class Fifo implements AutoCloseable {
    private final RandomAccessFile in;
    private final RandomAccessFile out;

    /** A stream on the descriptor is the JDK's only way to ask how much there is to read. */
    private final FileInputStream level;

    /** Makes the FIFO unless it is there. */
    public Fifo(Path path) {
        try {
            Libc.mkfifo(path);
            in = new RandomAccessFile(path.toFile(), "rw");
            out = new RandomAccessFile(path.toFile(), "rw");
            level = new FileInputStream(in.getFD());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes all in one call, which does not mean that it gets there in one piece; waits while the FIFO is full. */
    public void write(byte... bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        try {
            while (left.hasRemaining()) out.getChannel().write(left);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    /** Reads this number of bytes, and waits until they are there. */
    public byte[] read(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        try {
            while (bytes.hasRemaining()) in.getChannel().read(bytes);
        } catch (IOException e) {
            throw unchecked(e);
        }
        return bytes.array();
    }

    /** Returns how many bytes are in it now. */
    public int available() {
        try {
            return level.available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuntimeException unchecked(IOException e) {
        return e instanceof ClosedByInterruptException ? new Interrupted() : new UncheckedIOException(e);
    }

    @Override
    public void close() {
        try {
            in.close(); // and with it the level, which shares its descriptor
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
