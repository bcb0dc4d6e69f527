package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.Hub;
import dev.turnstile.subjects.Interrupted;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/**
 * The program of a process whose virtual threads share one carrier. So they are coroutines: one runs until it calls something that blocks. It
 * serves requests, one after another, until its standard input ends.
 *
 * <p>A request is a byte, two numbers and a text, and its answer a number. The thread that reads requests is no coroutine, and has each served
 * by one: so all that hubs consist of is used on the carrier alone.
 */
final class Carrier {
    /** Opens the hub of that number for the {@link SharedCount} that the text names; answers 0. */
    static final int OPEN = 0;

    /** {@link Hub#spawn}. */
    static final int SPAWN = 1;

    /** {@link Hub#join}; answers 1 or 0. */
    static final int JOIN = 2;

    /** {@link Hub#joinAll}. */
    static final int JOIN_ALL = 3;

    /** Forgets the hub; answers 0. */
    static final int CLOSE = 4;

    private final Map<Integer, LocalHub> hubs = new HashMap<>();

    private Carrier() {}

    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        Carrier carrier = new Carrier();
        try {
            while (true) {
                int call = in.readByte();
                int hub = in.readInt();
                int number = in.readInt();
                String text = in.readUTF();
                out.writeInt(inCoroutine(() -> carrier.serve(call, hub, number, text)));
                out.flush();
            }
        } catch (EOFException parentIsDone) {
            // and so is this process
        }
    }

    private static int inCoroutine(IntSupplier request) {
        return CompletableFuture.supplyAsync(request::getAsInt, Thread::startVirtualThread)
                .join();
    }

    private int serve(int call, int number, int argument, String text) {
        if (call == OPEN) {
            hubs.put(number, new LocalHub(newCount(text)));
            return 0;
        }
        LocalHub hub = Objects.requireNonNull(hubs.get(number));
        return switch (call) {
            case SPAWN -> hub.spawn(argument);
            case JOIN -> hub.join(argument) ? 1 : 0;
            case JOIN_ALL -> hub.joinAll();
            case CLOSE -> {
                hubs.remove(number);
                yield 0;
            }
            default -> throw new IllegalArgumentException("call " + call);
        };
    }

    private static SharedCount newCount(String className) {
        try {
            return (SharedCount) Class.forName(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(className, e);
        }
    }

    /** The blocking call of coroutines: sleeps for no time, so that the others run meanwhile. */
    static void pause() {
        try {
            Thread.sleep(0);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }
}
