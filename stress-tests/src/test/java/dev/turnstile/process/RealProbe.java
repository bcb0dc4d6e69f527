package dev.turnstile.process;

import com.sun.jna.Pointer;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** {@link Probe}, as done by a process. */
@Subject(model = ProbeModel.class)
@AcrossProcesses(keeps = "count")
public class RealProbe extends ProbeModel implements AutoCloseable {
    static final int PAUSE_MILLIS = 20;
    static final String BEGUN = "begun";

    private static final List<FileLock> LOCKS = new ArrayList<>();
    private static final String BARRED = "barred";

    private final Path directory;
    private Runnable closing = () -> {};

    /** @param directory what all instances share */
    public RealProbe(Path directory) {
        if (Files.exists(directory.resolve(BARRED))) throw new UnsupportedOperationException("barred");
        this.directory = directory;
    }

    @Override
    public Object unsendable() {
        return new Object();
    }

    @Override
    public Object untameable() {
        return new Untameable();
    }

    @Override
    @SuppressWarnings("SystemExitOutsideMain") // that is what is tried
    public void exits() {
        System.err.println("good bye");
        System.exit(3);
    }

    @Override
    public void halts() {
        Runtime.getRuntime().halt(4);
    }

    @Override
    public void crashes() {
        new Pointer(8).setLong(0, 8);
    }

    @Override
    public int prints() {
        System.out.println("to the standard output");
        System.out.flush();
        return super.prints();
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public String directory() {
        return directory.toString();
    }

    @Override
    public int counts() {
        try {
            Path count = directory.resolve("count");
            Files.write(count, new byte[] {1}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return (int) Files.size(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void leaves() {
        leave(BEGUN);
    }

    @Override
    public void waits() throws InterruptedException {
        leave(BEGUN);
        new CountDownLatch(1).await();
    }

    @Override
    public void waitsDeafly() {
        leave(BEGUN);
        new Semaphore(0).acquireUninterruptibly();
    }

    @Override
    public int dawdles() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        return super.dawdles();
    }

    @Override
    public long spawns() {
        try {
            return new ProcessBuilder("sleep", "30")
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void locks() {
        try {
            FileChannel channel =
                    FileChannel.open(directory.resolve("count"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            LOCKS.add(channel.lock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void bars() {
        leave(BARRED);
    }

    @Override
    public void jams(boolean anError) {
        closing = () -> {
            if (anError) throw new AssertionError("jammed");
            throw new IllegalStateException("jammed");
        };
    }

    @Override
    public void close() {
        closing.run();
    }

    private void leave(String name) {
        try {
            Files.createFile(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Untameable implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object writeReplace() {
            throw new IllegalArgumentException("never");
        }
    }
}
