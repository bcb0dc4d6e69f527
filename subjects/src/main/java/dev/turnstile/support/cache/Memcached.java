package dev.turnstile.support.cache;

import dev.turnstile.support.transport.Server;
import dev.turnstile.support.waiting.Interrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The memcached that is installed on this machine: one process for all of this JVM, since starting one takes as long as
 * hundreds of conversations. It listens on a port of the loopback interface that the system chooses.
 *
 * <p>It ends with this JVM, however that ends: a shell waits for the end of its input and then kills it, and only this JVM holds the
 * other end of that input.
 */
public final class Memcached implements Server {
    private static final String KEEPER = "memcached \"$@\" </dev/null & read -r end; kill -9 $!; wait";
    private static final String ANY_PORT = "-1";
    private static final String PORT_LINE = "TCP INET: ";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long NAP_MILLIS = 1;

    private static @Nullable Memcached shared;

    private final Process keeper;
    private final int port;

    private Memcached(Process keeper, int port) {
        this.keeper = keeper;
        this.port = port;
    }

    /**
     * Returns the one of this JVM; closing it changes nothing.
     *
     * @throws UncheckedIOException if it does not start
     */
    public static synchronized Memcached shared() {
        if (shared == null || !shared.keeper.isAlive()) {
            try {
                shared = start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    /** Ends the one of this JVM, if there is one; nobody may use it any more. */
    public static synchronized void endShared() {
        Memcached last = shared;
        shared = null;
        if (last == null) return;
        try {
            last.keeper.getOutputStream().close();
            last.keeper.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    private static Memcached start() throws IOException {
        Path directory = Files.createTempDirectory("memcached");
        Path told = directory.resolve("port");
        try {
            // Only root has to say as whom it is to run.
            String user = System.getProperty("user.name");
            ProcessBuilder shell = new ProcessBuilder(
                            "sh", "-c", KEEPER, "sh", "-l", "127.0.0.1", "-p", ANY_PORT, "-U", "0", "-u", user)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD);
            shell.environment().put("MEMCACHED_PORT_FILENAME", told.toString());
            Process keeper = shell.start();
            try {
                return new Memcached(keeper, awaitPort(told));
            } catch (IOException | RuntimeException e) {
                keeper.getOutputStream().close();
                throw e;
            }
        } finally {
            Files.deleteIfExists(told);
            Files.deleteIfExists(directory);
        }
    }

    /** It writes another file, and gives it its name when it is complete. */
    private static int awaitPort(Path told) throws IOException {
        long start = System.nanoTime();
        while (!Files.exists(told)) {
            if (System.nanoTime() - start > PATIENCE_NANOS) throw new IOException("memcached does not start");
            try {
                TimeUnit.MILLISECONDS.sleep(NAP_MILLIS);
            } catch (InterruptedException e) {
                throw new Interrupted();
            }
        }
        return Files.readAllLines(told).stream()
                .filter(line -> line.startsWith(PORT_LINE))
                .findFirst()
                .map(line -> Integer.parseInt(line.substring(PORT_LINE.length())))
                .orElseThrow(() -> new IOException("memcached tells no port"));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        // Others use it too.
    }
}
