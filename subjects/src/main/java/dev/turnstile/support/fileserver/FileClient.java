package dev.turnstile.support.fileserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Speaks {@link FileProtocol} with a server, waiting for each answer. For one thread; another one may close it. */
public final class FileClient implements AutoCloseable {
    private static final int BUFFER = 16 << 10;
    private static final int PIECE = 4 << 10;

    /** Before a line breaks down it stalls; what others do meanwhile is none of its business. */
    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final String CONTENT_FOLLOWS = "ok ";

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();

    private FileClient(SocketChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException if nobody listens there */
    public static FileClient connect(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new FileClient(channel);
    }

    /** An answer: what was said, and the bytes that came with it. */
    @SuppressWarnings("ArrayRecordComponent") // answers are not compared
    public record Answer(String line, byte[] content) {}

    /**
     * Asks for something.
     *
     * @throws EOFException if the server hangs up instead of an answer
     */
    public Answer ask(String line) throws IOException {
        send((line + "\n").getBytes(ISO_8859_1));
        return answer();
    }

    Answer answer() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        for (byte next = next(); next != '\n'; next = next()) said.write(next);
        String line = said.toString(ISO_8859_1);
        byte[] content = new byte
                [line.startsWith(CONTENT_FOLLOWS) ? Integer.parseInt(line.substring(CONTENT_FOLLOWS.length())) : 0];
        for (int at = 0; at < content.length; at += take(content, at)) require();
        return new Answer(line, content);
    }

    private int take(byte[] target, int at) {
        int count = Math.min(target.length - at, buffer.remaining());
        buffer.get(target, at, count);
        return count;
    }

    private byte next() throws IOException {
        require();
        return buffer.get();
    }

    private void require() throws IOException {
        if (buffer.hasRemaining()) return;
        int count = channel.read(buffer.clear());
        buffer.flip();
        if (count < 0) throw new EOFException();
    }

    /** Uploads a file. */
    public String put(String name, byte[] content) throws IOException {
        announce(name, content.length);
        send(content);
        return answer().line();
    }

    /** Uploads half of a file, having announced all of it, and says that no more will come. */
    public String cutOff(String name, byte[] content) throws IOException {
        announce(name, content.length);
        send(Arrays.copyOf(content, content.length / 2));
        LockSupport.parkNanos(STALL_NANOS);
        endInput();
        return answer().line();
    }

    public void announce(String name, long length) throws IOException {
        send(("put " + name + " " + length + "\n").getBytes(ISO_8859_1));
    }

    /** Sends them in pieces, as from a disk or over a slow line: others come in between, and the server has to live with that. */
    public void send(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += PIECE) {
            ByteBuffer piece = ByteBuffer.wrap(bytes, from, Math.min(PIECE, bytes.length - from));
            while (piece.hasRemaining()) channel.write(piece);
            if (from + PIECE < bytes.length) Thread.yield();
        }
    }

    void endInput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
