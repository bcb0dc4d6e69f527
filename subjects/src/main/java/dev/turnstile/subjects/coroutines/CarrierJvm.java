package dev.turnstile.subjects.coroutines;

import dev.turnstile.subjects.Interrupted;
import dev.turnstile.subjects.processes.ChildJvm;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM that runs {@link Carrier}, from the outside: how many carriers a JVM has it learns when it starts, so hubs need one of their own.
 *
 * <p>Requests go over its standard input and output one at a time. A caller that waits cannot be interrupted, but no answer takes long.
 */
final class CarrierJvm implements AutoCloseable {
    private static @Nullable CarrierJvm shared;

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private int opened;

    private CarrierJvm(int carriers) throws IOException {
        process = ChildJvm.start(
                List.of(
                        "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
                        // Else the JVM would put another carrier in the place of one that is held up.
                        "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers),
                Carrier.class);
        requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** Starts a JVM whose virtual threads share so many carriers: coroutines, if it is one. */
    static CarrierJvm start(int carriers) {
        try {
            return new CarrierJvm(carriers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The one with one carrier that hubs share, started by the first: one for each would take a hundred times as long as what the hub then does.
     * It stays, and ends when this JVM does.
     */
    static synchronized CarrierJvm shared() {
        if (shared == null || !shared.isAlive()) shared = start(1);
        return shared;
    }

    /** Opens a hub for a count and answers its number. */
    synchronized int open(Class<? extends SharedCount> count) {
        int hub = opened++;
        call(Carrier.OPEN, hub, 0, count.getName());
        return hub;
    }

    /** Makes a request about a hub and answers what it is answered. */
    synchronized int call(int request, int hub, int argument) {
        return call(request, hub, argument, "");
    }

    private int call(int request, int hub, int argument, String text) {
        try {
            requests.writeByte(request);
            requests.writeInt(hub);
            requests.writeInt(argument);
            requests.writeUTF(text);
            requests.flush();
            return answers.readInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the child by the end of its input, and returns when it has ended. */
    @Override
    public void close() {
        try {
            requests.close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new Interrupted();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }
}
