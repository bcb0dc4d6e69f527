package dev.turnstile.support.linux;

import static dev.turnstile.support.linux.CLibrary.EAGAIN;
import static dev.turnstile.support.linux.CLibrary.EINTR;
import static dev.turnstile.support.linux.CLibrary.check;
import static dev.turnstile.support.linux.CLibrary.function;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * By signals: a descriptor that is told so ({@code O_ASYNC}) sends {@code SIGIO} when something becomes possible. The signal does not say
 * what or where, and several that come before one is taken are one. So each means to look at everything.
 *
 * <p>A signal to the process would not do. It goes to any thread that does not block it, and a JVM has threads of its own, which do not;
 * so sigwait(3) and signalfd(2) would hardly get one. A handler could be had from the JDK ({@code sun.misc.Signal}), one for the whole
 * process and everybody in it, and each signal would start a thread to run it. But a descriptor may send its signals to one thread
 * ({@code F_SETOWN_EX}): here to the one that waits, which blocks them, so that they stay until it takes them. None can get lost between
 * a look and the wait, and no other thread has anything to do with it.
 */
public class SignalReadiness implements Readiness {
    private static final int SIGIO = 29;
    private static final int SIG_BLOCK = 0;
    private static final int F_SETFL = 4;
    private static final int F_SETOWN_EX = 15;
    private static final int F_OWNER_TID = 0;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_ASYNC = 0x2000;
    private static final int SIGNAL_SET_BYTES = 128;
    private static final int MILLIS_PER_SECOND = 1_000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private static final Own FCNTL_OWN = function(Own.class, "fcntl");
    private static final Sockets.ThreeInts FCNTL = function(Sockets.ThreeInts.class, "fcntl");
    private static final Mask MASK = function(Mask.class, "pthread_sigmask");
    private static final Wait WAIT = function(Wait.class, "sigtimedwait");
    private static final Self THREAD = function(Self.class, "gettid");
    private static final Self PROCESS = function(Self.class, "getpid");
    private static final Sockets.ThreeInts KILL = function(Sockets.ThreeInts.class, "tgkill");

    /** The shape of fcntl(2) with an address. */
    public interface Own {
        int call(int descriptor, int command, MemorySegment owner);
    }

    /** The shape of pthread_sigmask(3). */
    public interface Mask {
        int call(int how, MemorySegment set, MemorySegment before);
    }

    /** The shape of sigtimedwait(2). */
    public interface Wait {
        int call(MemorySegment set, MemorySegment info, MemorySegment timeout);
    }

    /** The shape of gettid(2). */
    public interface Self {
        int call();
    }

    private final Set<Integer> watched = new LinkedHashSet<>();
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment signals = arena.allocate(SIGNAL_SET_BYTES, Long.BYTES);
    private final MemorySegment timeout = arena.allocate(JAVA_LONG, 2);
    private final MemorySegment owner = arena.allocate(JAVA_INT, 2);
    private boolean look;

    /** The thread that waits, once it has come; 0 before and after. Nobody else may be sent the signal, it would end the process. */
    private int thread;

    private boolean woken;

    public SignalReadiness() {
        signals.set(JAVA_LONG, 0, 1L << (SIGIO - 1));
    }

    @Override
    public void add(int descriptor, int events) throws IOException {
        watched.add(descriptor);
        if (thread != 0) listenTo(descriptor);
    }

    /** Does nothing: it looks at everything anyway. */
    @Override
    public void change(int descriptor, int events) {}

    @Override
    public void remove(int descriptor) {
        watched.remove(descriptor);
        FCNTL.call(descriptor, F_SETFL, O_NONBLOCK);
    }

    /** A look finds the events that came before signals were on. */
    private void listenTo(int descriptor) throws IOException {
        check("fcntl", FCNTL_OWN.call(descriptor, F_SETOWN_EX, owner));
        check("fcntl", FCNTL.call(descriptor, F_SETFL, O_NONBLOCK | O_ASYNC));
        look = true;
    }

    @Override
    public void await(int millis, Told told) throws IOException {
        if (thread == 0) enter();
        boolean signalled = look || sleep(isWoken() ? 0 : millis);
        look = false;
        if (signalled) watched.forEach(descriptor -> told.ready(descriptor, IN | OUT));
    }

    private void enter() throws IOException {
        check("pthread_sigmask", -MASK.call(SIG_BLOCK, signals, MemorySegment.NULL));
        owner.setAtIndex(JAVA_INT, 0, F_OWNER_TID);
        owner.setAtIndex(JAVA_INT, 1, THREAD.call());
        setThread(THREAD.call());
        for (int descriptor : watched) listenTo(descriptor);
    }

    /** Takes a signal, and tells whether there was one. */
    private boolean sleep(int millis) throws IOException {
        timeout.setAtIndex(JAVA_LONG, 0, millis / MILLIS_PER_SECOND);
        timeout.setAtIndex(JAVA_LONG, 1, (long) millis % MILLIS_PER_SECOND * NANOS_PER_MILLI);
        int answer = WAIT.call(signals, MemorySegment.NULL, millis < 0 ? MemorySegment.NULL : timeout);
        if (answer == -EINTR || answer == -EAGAIN) return false;
        return check("sigtimedwait", answer) == SIGIO;
    }

    @Override
    public boolean tellsAgain() {
        return false;
    }

    private synchronized void setThread(int id) {
        thread = id;
    }

    private synchronized boolean isWoken() {
        return woken;
    }

    @Override
    public synchronized void wake() {
        woken = true;
        if (thread != 0) KILL.call(PROCESS.call(), thread, SIGIO);
    }

    /** Takes all signals that are left: the JVM blocks none in a thread that ends, and then one would end the process. */
    @Override
    public void close() {
        List.copyOf(watched).forEach(this::remove);
        if (thread == 0) return;
        setThread(0);
        try {
            while (sleep(0)) {
                // nobody sends more
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it has worked before
        }
    }
}
