package dev.turnstile.support.processes;

import static dev.turnstile.support.processes.DictServer.LOCK_FILE;
import static dev.turnstile.support.processes.DictServer.SOCKET;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.turnstile.models.processes.ManagerGone;
import dev.turnstile.support.processes.DictServer.Request;
import dev.turnstile.support.waiting.Deadline;
import dev.turnstile.support.waiting.Interrupted;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * A dictionary of numbers, and locks, in a process of its own, the {@link DictServer}, for all processes that make an instance on the same
 * directory. An instance is one connection and belongs to one thread.
 *
 * <p>The first instance starts the manager, the last one that is closed waits for its end. Both hold a file lock, so neither meets the
 * other half way, and the system frees the lock of a process that dies at it. The manager gets its name in the directory only when it
 * listens, so a name where nobody listens is one that a dead manager left.
 *
 * <p>The manager frees what a client has locked when the connection ends, as it does when the client is killed. Every operation ends with
 * a {@link ManagerGone} once the manager is dead. An interrupt ends an operation, and the instance with it.
 */
public final class ManagedDict implements AutoCloseable {
    /** The system needs no longer to take leave of a process. */
    private static final long PATIENCE_SECONDS = 5;

    /** How long the manager waits for the successor of a client that was killed: longer than a process takes to start. */
    private static final long PATIENCE_OF_MANAGER_MILLIS = 5_000;

    private final Path directory;
    private final SocketChannel channel;
    private final ProcessHandle manager;

    /**
     * Connects to the manager of a directory, and starts it if there is none.
     *
     * @throws IOException if there can be no manager
     */
    public ManagedDict(Path directory) throws IOException {
        this.directory = directory;
        channel = alone(this::connect);
        manager = ProcessHandle.of(call(channel, Request.PID, "", 0)).orElseThrow(() -> new ManagerGone(null));
    }

    /** Returns the number of that name, 0 if there is none. */
    public int get(String key) {
        return call(channel, Request.GET, key, 0);
    }

    /** Sets the number of that name. */
    public void set(String key, int number) {
        call(channel, Request.SET, key, number);
    }

    /** Sets the number of that name unless it is set. */
    public void setIfAbsent(String key, int number) {
        call(channel, Request.SET_IF_ABSENT, key, number);
    }

    /** Adds to the number of that name in one step, and answers the sum. */
    public int add(String key, int number) {
        return call(channel, Request.ADD, key, number);
    }

    /** Waits for the lock of that name, in the order of arrival. It is not reentrant. */
    public void lock(String name) {
        call(channel, Request.LOCK, name, 0);
    }

    /** Frees a lock that this instance holds. */
    public void unlock(String name) {
        call(channel, Request.UNLOCK, name, 0);
    }

    /** Returns the manager's process. */
    public ProcessHandle manager() {
        return manager;
    }

    /** Waits until the manager is gone, which has been told to go, or killed. */
    public void awaitEndOfManager() {
        Deadline patience = Deadline.after(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (manager.isAlive() && !patience.passed()) {
            try {
                TimeUnit.MILLISECONDS.sleep(1); // the system only tells a parent
            } catch (InterruptedException e) {
                throw new Interrupted();
            }
        }
    }

    /** Ends the connection, and with the last one the manager. Nothing is left in the directory then but the file that was locked. */
    @Override
    public void close() throws IOException {
        channel.close();
        alone(() -> {
            // A new connection: that of the instance may be broken.
            try (SocketChannel parting = SocketChannel.open(socket())) {
                if (call(parting, Request.BYE, "", 0) == Request.LAST) awaitEndOfManager();
            } catch (SocketException | ManagerGone dead) {
                Files.deleteIfExists(directory.resolve(SOCKET));
                awaitEndOfManager();
            }
            return channel;
        });
    }

    private SocketChannel connect() throws IOException {
        try {
            return SocketChannel.open(socket());
        } catch (SocketException nobodyListens) {
            startManager();
            return SocketChannel.open(socket());
        }
    }

    private UnixDomainSocketAddress socket() {
        return UnixDomainSocketAddress.of(directory.resolve(SOCKET));
    }

    private void startManager() throws IOException {
        String beforehand = SOCKET + "." + ProcessHandle.current().pid();
        Process started = ChildJvm.start(
                DictServer.class, directory.toString(), beforehand, String.valueOf(PATIENCE_OF_MANAGER_MILLIS));
        try (InputStream fromManager = started.getInputStream();
                OutputStream toManager = started.getOutputStream()) {
            if (fromManager.read() < 0) throw new IOException("the manager ended before anybody could connect");
            Files.move(directory.resolve(beforehand), directory.resolve(SOCKET), StandardCopyOption.ATOMIC_MOVE);
            toManager.write('\n');
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    /** Does something while no other process does so, and no other thread: a file is locked for a whole JVM. */
    private <T> T alone(Step<T> step) throws IOException {
        synchronized (ManagedDict.class) {
            try (FileChannel file = FileChannel.open(
                    directory.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                file.lock(); // until it is closed
                return step.run();
            } catch (FileLockInterruptionException | ClosedByInterruptException e) {
                throw new Interrupted();
            }
        }
    }

    @SuppressWarnings("EnumOrdinal") // both ends run the same class
    private static int call(SocketChannel channel, Request request, String key, int number) {
        byte[] name = key.getBytes(UTF_8);
        if (name.length > Request.MAX_KEY_BYTES) throw new IllegalArgumentException("a key of that length: " + key);
        ByteBuffer question = ByteBuffer.allocate(Request.HEADER_BYTES + name.length)
                .put((byte) request.ordinal())
                .putInt(number)
                .put((byte) name.length)
                .put(name)
                .flip();
        ByteBuffer answer = ByteBuffer.allocate(Integer.BYTES);
        try {
            while (question.hasRemaining()) channel.write(question);
            while (answer.hasRemaining()) {
                if (channel.read(answer) < 0) throw new EOFException();
            }
        } catch (ClosedChannelException closed) {
            if (Thread.currentThread().isInterrupted()) throw new Interrupted(); // now, or in an operation before
            throw new IllegalStateException("closed", closed);
        } catch (IOException dead) {
            throw new ManagerGone(dead);
        }
        return answer.getInt(0);
    }
}
