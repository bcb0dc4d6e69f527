package dev.turnstile.process;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
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
import java.net.InetAddress;
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
    private final Declaration subject;
    private final Constructor<?> constructor;
    private final List<Actor> actors = new ArrayList<>();
    private volatile @Nullable Object instance;
    private volatile @Nullable Actor running;
    private volatile int returned;

    private ActorMain(Class<?> subject) throws NoSuchMethodException {
        this.subject = DeclarationReader.read(subject);
        this.constructor = subject.getConstructor(Path.class);
    }

    /** Arguments: the subject's class, and the port at which the parent listens for what it asks beside the calls. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // what a subject prints must not get between the answers
        System.setIn(InputStream.nullInputStream());
        ActorMain process = new ActorMain(Class.forName(arguments[0]));
        Socket parent = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
        parent.setTcpNoDelay(true);
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

    /** The instance of the current run. */
    @Nullable
    Object instance() {
        return instance;
    }

    /** How many calls have returned. */
    int returned() {
        return returned;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // this thread alone writes it
    private void serve(DataInputStream in, DataOutputStream out) {
        try {
            while (true) {
                int order = in.readUnsignedByte();
                Thread.interrupted(); // it was meant for a call that is over
                switch (order) {
                    case Wire.CLOCK -> out.writeLong(System.nanoTime());
                    case Wire.BEGIN -> Values.write(begin(Path.of(in.readUTF())), out);
                    case Wire.DEFINE -> actors.add(actor(in.readUTF()));
                    case Wire.CALL -> {
                        call(actors.get(in.readInt()), out);
                        returned++;
                    }
                    case Wire.END -> Values.write(end(), out);
                    default -> throw new IOException("no order: " + order);
                }
                if (order != Wire.DEFINE) out.flush();
            }
        } catch (EOFException parentHasGone) {
            Runtime.getRuntime().halt(0);
        } catch (IOException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private Actor actor(String text) {
        return ScenarioText.parse(text, subject.operations()).actors().findFirst().orElseThrow();
    }

    private @Nullable Object begin(Path directory) {
        try {
            instance = constructor.newInstance(directory);
            return null;
        } catch (InvocationTargetException e) {
            return Response.threw(e.getCause());
        } catch (ReflectiveOperationException e) {
            return Response.threw(e);
        }
    }

    private void call(Actor actor, DataOutputStream out) throws IOException {
        running = actor;
        long invoked = System.nanoTime();
        Object value;
        try {
            value = actor.operation()
                    .method()
                    .invoke(instance, actor.arguments().toArray());
        } catch (InvocationTargetException e) {
            value = Response.threw(e.getCause());
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
        } catch (Exception e) {
            return Response.threw(e);
        }
    }
}
