package dev.turnstile.process;

import dev.turnstile.code.calls.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Json;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.history.Response;
import dev.turnstile.launch.CrashLog;
import dev.turnstile.launch.ExitStatus;
import dev.turnstile.launch.JavaCommand;
import dev.turnstile.launch.OutputTail;
import dev.turnstile.launch.Rendezvous;
import dev.turnstile.scenario.Actor;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that calls a subject's operations, from the parent's side. Calls go through its standard input and output, one after
 * another; what is asked meanwhile goes through a connection of its own. Any thread may use it.
 */
final class ActorProcess {
    /**
     * Cheap to start: the JDK's classes come out of a shared archive, and only the first compiler runs. Without access to native code, a warning
     * would be taken for the subject's words.
     */
    private static final String CHEAP = "-Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m"
            + " -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED";

    /** The usual time until an order arrives. Processes that begin together wait this long. */
    private static final long LEAD_NANOS = 150_000;

    /** If this number of exchanges of times are in order, that is no chance. */
    private static final int CLOCK_EXCHANGES = 5;

    private static final long ENDING_SECONDS = 2;

    /** The time to wait for a process's last output after it has ended. A child of its own may print forever. */
    private static final long PRINTING_MILLIS = 200;

    private final Process process;
    private final DataOutputStream orders;
    private final DataInputStream answers;
    private final Rendezvous rendezvous;
    private final Path crashes;
    private final OutputTail errors = new OutputTail();
    private final Thread drain;
    private final Map<Actor, Integer> known = new HashMap<>();
    private volatile boolean killed; // only ever set
    private volatile @Nullable Socket control; // written under the lock
    private boolean sharesClock; // guarded by this, as the next one and the actors that are known are
    private int outstanding;

    private ActorProcess(Process process, Rendezvous rendezvous, Path crashes) {
        this.crashes = crashes;
        this.process = process;
        this.rendezvous = rendezvous;
        this.orders = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        drain = new Thread(() -> errors.drain(process.getErrorStream()), "turnstile-actor-errors-" + process.pid());
        drain.setDaemon(true);
        drain.start();
    }

    /**
     * Starts one, and does not wait for it.
     *
     * @param marker a variable of its environment, which its own children inherit
     * @param crashes the directory in which it writes of a crash
     */
    static ActorProcess start(Declaration subject, Map.Entry<String, String> marker, Path crashes) throws IOException {
        Rendezvous rendezvous = new Rendezvous();
        ProcessBuilder builder = JavaCommand.of(
                        crashes,
                        List.of(CHEAP.split(" ")),
                        ActorMain.class,
                        List.of(
                                subject.subject().getName(),
                                Integer.toString(rendezvous.port()),
                                Boolean.toString(Reach.mayAdopt(subject))))
                .redirectError(Redirect.PIPE);
        builder.environment().put(Wire.SECRET, rendezvous.secret());
        builder.environment().put(marker.getKey(), marker.getValue());
        return new ActorProcess(builder.start(), rendezvous, crashes);
    }

    /** Waits until it takes orders. */
    void awaitReady() throws IOException {
        if (control == null) connect();
    }

    private synchronized void connect() throws IOException {
        if (control != null) return; // another thread has done it
        try (rendezvous) {
            control = rendezvous.await(process);
        } catch (IOException e) {
            throw new IOException("a process for the subject's operations ended before it began: " + end(), e);
        }
        sharesClock = comparesClocks();
    }

    /** Whether an instant there lies between those before and after it here; so it is on Linux, where both read one clock. */
    private boolean comparesClocks() throws IOException {
        for (int i = 0; i < CLOCK_EXCHANGES; i++) {
            long before = System.nanoTime();
            orders.writeByte(Wire.CLOCK);
            orders.flush();
            long there = answers.readLong();
            if (there - before < 0 || System.nanoTime() - there < 0) return false;
        }
        return true;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Tells it to make an instance; {@link #begun} waits for that. */
    synchronized void begin(Path directory) throws IOException {
        orders.writeByte(Wire.BEGIN);
        orders.writeUTF(directory.toString());
        orders.flush();
    }

    /** Returns the exception that making the instance threw; {@code null} if none. */
    synchronized @Nullable Object begun() throws IOException {
        return Values.read(answers);
    }

    /**
     * Tells it to call operations one after another; {@link #next} answers what they answered.
     *
     * @param together whether they are to begin at the same instant as other processes'
     */
    synchronized void send(List<Actor> actors, boolean together) {
        try {
            int[] numbers = new int[actors.size()];
            for (int i = 0; i < numbers.length; i++) numbers[i] = number(actors.get(i));
            orders.writeByte(Wire.CALL);
            orders.writeLong(together && sharesClock ? System.nanoTime() + LEAD_NANOS : 0);
            orders.writeInt(numbers.length);
            for (int number : numbers) orders.writeInt(number);
            orders.flush();
            outstanding = numbers.length;
        } catch (IOException died) {
            outstanding = 0; // so the next answer says
        }
    }

    /**
     * The next operation's answer.
     *
     * @param nanosToLive the time after which the process is killed if it has not returned; negative to wait forever
     */
    synchronized Answer next(long nanosToLive) {
        try {
            if (nanosToLive >= 0 && !answersWithin(nanosToLive)) {
                kill();
                return Answer.untimed(lastAnswer());
            }
            return answer();
        } catch (IOException e) {
            return Answer.untimed(new Response.Died(end()));
        }
    }

    private int number(Actor actor) throws IOException {
        Integer number = known.get(actor);
        if (number != null) return number;
        orders.writeByte(Wire.DEFINE);
        orders.writeUTF(actor.toString());
        known.put(actor, known.size());
        return known.size() - 1;
    }

    private Answer answer() throws IOException {
        outstanding--;
        long invoked = answers.readLong();
        long returned = answers.readLong();
        Object value = Values.read(answers);
        return sharesClock ? new Answer(value, invoked, returned) : Answer.untimed(value);
    }

    private boolean answersWithin(long nanos) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            if (answers.available() > 0) return true;
            Thread.onSpinWait();
        }
        return answers.available() > 0;
    }

    /** It may have answered just before it was killed. */
    private @Nullable Object lastAnswer() {
        try {
            return answer().value();
        } catch (IOException none) {
            return Response.KILLED;
        }
    }

    /** Closes the instance; answers what that threw, {@code null} if nothing. */
    synchronized @Nullable Object close() throws IOException {
        while (outstanding > 0) answer(); // nobody has asked for them any more
        orders.writeByte(Wire.END);
        orders.flush();
        return Values.read(answers);
    }

    /** Whether the call that runs would ever return. */
    Rest settle(Duration window, Duration guard) throws IOException {
        DataInputStream reply = ask(ActorControl.SETTLE, (int) window.toMillis(), (int) guard.toMillis());
        return Rest.valueOf(reply.readUTF());
    }

    /** Why it does not. */
    Hang explain(int thread) throws IOException {
        return Json.mapper().readValue(ask(ActorControl.EXPLAIN, thread).readUTF(), Hang.class);
    }

    /** Interrupts it; answers whether it has returned. */
    boolean interrupt() throws IOException {
        return ask(ActorControl.INTERRUPT).readBoolean();
    }

    private DataInputStream ask(int question, int... parameters) throws IOException {
        Socket to = control;
        if (to == null) throw new IOException("it is not ready");
        DataOutputStream out = new DataOutputStream(to.getOutputStream());
        out.writeByte(question);
        for (int parameter : parameters) out.writeInt(parameter);
        return new DataInputStream(to.getInputStream());
    }

    /** Returns whether something else has ended it by a signal that no fault of its own brings. */
    boolean wasKilledByOthers() {
        return !killed && !process.isAlive() && ExitStatus.isFromOutside(process.exitValue());
    }

    /** Kills it, at once and for certain: {@code SIGKILL} where there are signals. */
    void kill() {
        if (process.isAlive()) killed = true;
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hangUp();
    }

    private void hangUp() {
        Socket connected = control;
        try (rendezvous;
                connected) {
            // Nobody answers there any more.
        } catch (IOException e) {
            // Then it is closed already.
        }
    }

    /** How it ended, with the last that it printed; ends it, if it still lives. */
    String end() {
        try {
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                kill();
                return "it stopped answering and was killed" + said();
            }
            Optional<String> crash = CrashLog.of(crashes, pid());
            if (crash.isPresent()) return "its JVM crashed: " + CrashLog.cause(crash.get());
            return ExitStatus.inWords(process.exitValue()) + said();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private String said() throws InterruptedException {
        drain.join(PRINTING_MILLIS);
        String text = errors.text();
        return text.isEmpty() ? "" : ", after it printed: " + text;
    }
}
