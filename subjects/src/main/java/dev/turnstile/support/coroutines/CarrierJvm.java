package dev.turnstile.support.coroutines;

import dev.turnstile.support.processes.ChildJvm;
import dev.turnstile.support.waiting.Interrupted;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM that runs {@link Carrier}, from the outside: a JVM learns when it starts how many carriers it has, so hubs need one of their
 * own.
 *
 * <p>Requests go over its standard input and output one at a time. A caller that waits cannot be interrupted, but no answer takes long.
 */
public final class CarrierJvm implements AutoCloseable {
    private static @Nullable CarrierJvm shared;

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private int hubs;

    private CarrierJvm(int carriers) throws IOException {
        process = ChildJvm.start(
                List.of(
                        "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
                        // Else the JVM would add a carrier for each that is held up.
                        "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers),
                Carrier.class);
        requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** Starts a JVM whose virtual threads share this number of carriers. */
    public static CarrierJvm start(int carriers) {
        try {
            return new CarrierJvm(carriers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the one with one carrier that all subjects share, started by the first: to start one for each would take a hundred times as long as
     * to use it. It ends when this JVM does, however that ends.
     */
    public static synchronized CarrierJvm shared() {
        if (shared == null || !shared.isAlive()) shared = start(1);
        return shared;
    }

    /** Returns the number for a new hub. */
    public synchronized int newHub() {
        return hubs++;
    }

    /** Makes a request about a hub, which is opened by the first, and answers what it is answered. */
    public synchronized int call(int hub, Class<? extends SharedCount> count, int call, int argument) {
        try {
            request(hub, count, call, argument);
            requests.flush();
            return answers.readInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that there will be no more requests about a hub. */
    public synchronized void forget(int hub) {
        try {
            request(hub, SharedCount.class, Carrier.CLOSE, 0); // it goes with the next one: nobody waits for it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void request(int hub, Class<? extends SharedCount> count, int call, int argument) throws IOException {
        requests.writeInt(hub);
        requests.writeUTF(count.getName());
        requests.writeInt(call);
        requests.writeInt(argument);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the child's input, upon which it ends, and waits until it has. */
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
}
