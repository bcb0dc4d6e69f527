package dev.turnstile.process;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.history.Response;
import dev.turnstile.launch.Rendezvous;
import dev.turnstile.launch.UserProperties;
import dev.turnstile.leak.Subreaper;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.ScenarioText;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The process of one thread of a scenario. It takes orders from its standard input one by one and answers on its standard output, and it
 * ends at the end of its input, whatever the subject does.
 */
final class ActorMain {
    private final List<Operation> operations;
    private final Constructor<?> constructor;
    private final List<Actor> actors = new ArrayList<>();

    // Written by the runner alone, and read by the thread that answers what the parent asks meanwhile.
    private volatile @Nullable Object instance;
    private volatile @Nullable Actor running;
    private volatile int returned;
    private volatile boolean busy;

    /** Written by both: set to give the calls up, cleared when the next run begins. */
    private volatile boolean abandoned;

    private ActorMain(Class<?> subject) throws NoSuchMethodException {
        this.constructor = subject.getConstructor(Path.class);
        this.operations = DeclarationReader.operations(subject);
    }

    /**
     * Arguments: the subject's class, the port at which the parent listens for what it asks beside the calls, and whether the subject may
     * start processes.
     */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        UserProperties.take();
        if (Boolean.parseBoolean(arguments[2])) Subreaper.become();
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // what a subject prints must not get between the answers
        System.setIn(InputStream.nullInputStream());
        ActorMain process = new ActorMain(Class.forName(arguments[0]));
        Socket parent = Rendezvous.attend(Integer.parseInt(arguments[1]), String.valueOf(System.getenv(Wire.SECRET)));
        ThreadGroup group = new ThreadGroup("subject");
        Thread runner = new Thread(group, () -> process.serve(in, out), Wire.RUNNER);
        ActorControl control = new ActorControl(process, runner, group, parent);
        runner.setDaemon(true);
        runner.start();
        control.listen();
    }

    /** The operation that is being called; {@code null} between two. */
    @Nullable
    Actor running() {
        return running;
    }

    /** Lets it make no more calls until the next instance. */
    void abandon() {
        abandoned = true;
    }

    /** Whether there are calls that it has not answered. */
    boolean isBusy() {
        return busy;
    }

    /** The instance of the current run. */
    @Nullable
    Object instance() {
        return instance;
    }

    /** How many calls have returned. */
    int returned() {
        return returned;
    }

    private void serve(DataInputStream in, DataOutputStream out) {
        try {
            while (true) {
                int order = in.readUnsignedByte();
                Thread.interrupted(); // it was meant for a call that is over
                switch (order) {
                    case Wire.CLOCK -> out.writeLong(System.nanoTime());
                    case Wire.BEGIN -> Values.write(begin(Path.of(in.readUTF())), out);
                    case Wire.DEFINE -> actors.add(actor(in.readUTF()));
                    case Wire.CALL -> callAll(in.readLong(), numbers(in), out);
                    case Wire.END -> Values.write(end(), out);
                    default -> throw new IOException("no order: " + order);
                }
                if (order != Wire.DEFINE) out.flush();
            }
        } catch (EOFException parentHasGone) {
            Runtime.getRuntime().halt(0);
        } catch (Throwable e) { // an answer may throw when it is sent, and nobody else would end the parent's wait
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private Actor actor(String text) {
        return ScenarioText.parse(text, operations).parallel().get(0).get(0);
    }

    private @Nullable Object begin(Path directory) {
        abandoned = false;
        try {
            instance = constructor.newInstance(directory);
            return null;
        } catch (InvocationTargetException e) {
            return Response.threw(e.getTargetException());
        } catch (ReflectiveOperationException e) {
            return Response.threw(e);
        }
    }

    private static int[] numbers(DataInputStream in) throws IOException {
        int[] numbers = new int[in.readInt()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = in.readInt();
        return numbers;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes it
    private void callAll(long start, int[] numbers, DataOutputStream out) throws IOException {
        busy = true;
        while (start != 0 && start - System.nanoTime() > 0) Thread.onSpinWait();
        for (int number : numbers) {
            if (abandoned) skip(out);
            else call(actors.get(number), out);
            out.flush();
            returned++;
        }
        busy = false;
    }

    private static void skip(DataOutputStream out) throws IOException {
        out.writeLong(0);
        out.writeLong(0);
        Values.write(null, out);
    }

    private void call(Actor actor, DataOutputStream out) throws IOException {
        running = actor;
        long invoked = System.nanoTime();
        Object value;
        try {
            value = actor.callOn(instance);
        } catch (InvocationTargetException e) {
            value = Response.threw(e.getTargetException());
        } catch (ReflectiveOperationException | RuntimeException e) {
            value = Response.threw(e);
        }
        long returnedAt = System.nanoTime();
        running = null;
        out.writeLong(invoked);
        out.writeLong(returnedAt);
        Values.write(value, out);
    }

    private @Nullable Object end() {
        Object ending = instance;
        instance = null;
        if (!(ending instanceof AutoCloseable closeable)) return null;
        try {
            closeable.close();
            return null;
        } catch (Throwable e) {
            return Response.threw(e);
        }
    }
}
