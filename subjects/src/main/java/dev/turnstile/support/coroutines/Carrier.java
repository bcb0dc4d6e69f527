package dev.turnstile.support.coroutines;

import dev.turnstile.models.coroutines.Hub;
import dev.turnstile.support.waiting.Interrupted;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The program of a process whose virtual threads share one carrier. So they are coroutines: one runs until it calls something that blocks.
 * It serves requests until its standard input ends.
 *
 * <p>A request is the number of a hub, the name of its {@link SharedCount}, a call and its argument; the answer is a number. The thread
 * that reads requests is no coroutine, and has each served by one: so all that hubs consist of is used on the carrier alone.
 */
public final class Carrier {
    /** {@link Hub#spawn}. */
    public static final int SPAWN = 0;

    /** {@link Hub#join}; answers 1 or 0. */
    public static final int JOIN = 1;

    /** {@link Hub#joinAll}. */
    public static final int JOIN_ALL = 2;

    /** Forgets the hub, and answers nothing. */
    static final int CLOSE = 3;

    private final DataInputStream requests = new DataInputStream(new BufferedInputStream(System.in));
    private final DataOutputStream answers = new DataOutputStream(new BufferedOutputStream(System.out));
    private final Map<Integer, LocalHub> hubs = new HashMap<>();

    private Carrier() {}

    public static void main(String[] arguments) throws IOException {
        // Otherwise a thread that waits for a dead coroutine, or for its answer, would wait forever.
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            thrown.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        Carrier carrier = new Carrier();
        try {
            while (true) carrier.serveNext();
        } catch (EOFException parentIsDone) {
            // and so is this process
        }
    }

    private void serveNext() throws IOException {
        int number = requests.readInt();
        String count = requests.readUTF();
        int call = requests.readInt();
        int argument = requests.readInt();
        if (call == CLOSE) {
            hubs.remove(number);
            return;
        }
        LocalHub hub = hubs.computeIfAbsent(number, unknown -> new LocalHub(newCount(count)));
        Thread.startVirtualThread(() -> answer(serve(hub, call, argument)));
    }

    private static int serve(Hub hub, int call, int argument) {
        return switch (call) {
            case SPAWN -> hub.spawn(argument);
            case JOIN -> hub.join(argument) ? 1 : 0;
            case JOIN_ALL -> hub.joinAll();
            default -> throw new IllegalArgumentException("call " + call);
        };
    }

    private void answer(int answer) {
        try {
            answers.writeInt(answer);
            answers.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SharedCount newCount(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(SharedCount.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(className, e);
        }
    }

    /** The blocking call of coroutines: sleeps for no time, so that the others run meanwhile. */
    public static void pause() {
        try {
            Thread.sleep(0);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }
}
