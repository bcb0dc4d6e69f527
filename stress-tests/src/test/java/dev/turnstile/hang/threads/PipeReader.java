package dev.turnstile.hang.threads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.concurrent.CountDownLatch;

/** A thread that reads a pipe of the operating system's, and sleeps there. */
public final class PipeReader implements AutoCloseable {
    private final Pipe pipe = Pipe.open();
    private final Thread thread;

    public PipeReader(String name) throws IOException, InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        thread = new Thread(
                () -> {
                    begun.countDown();
                    try {
                        while (pipe.source().read(ByteBuffer.allocate(1)) > 0) Thread.onSpinWait();
                    } catch (IOException closed) {
                        // It is over.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        begun.await();
    }

    public Thread thread() {
        return thread;
    }

    /** Lets it read something, and sleep again. */
    public void wake() throws IOException {
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
    }

    @Override
    public void close() throws IOException {
        pipe.sink().close();
        pipe.source().close();
    }
}
