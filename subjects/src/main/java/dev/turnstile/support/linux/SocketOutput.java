package dev.turnstile.support.linux;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes to a socket, which is somebody else's to close. */
public final class SocketOutput implements WritableByteChannel {
    private final int socket;
    private final MemorySegment memory;

    /** @param memory a buffer for the bytes; its size is the most that go out at a time. Nobody else uses it meanwhile */
    public SocketOutput(int socket, MemorySegment memory) {
        this.socket = socket;
        this.memory = memory;
    }

    /** Writes all, or as much as the kernel takes. */
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int before = bytes.remaining();
        int taken = 1;
        while (taken > 0 && bytes.hasRemaining()) {
            int count = (int) Math.min(memory.byteSize(), bytes.remaining());
            ByteBuffer piece = bytes.slice(bytes.position(), count);
            taken = Sockets.send(socket, memory.asSlice(0, count).copyFrom(MemorySegment.ofBuffer(piece)));
            bytes.position(bytes.position() + taken);
        }
        return before - bytes.remaining();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
