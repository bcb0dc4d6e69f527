package dev.turnstile.support.linux;

import static dev.turnstile.support.linux.CLibrary.EINTR;
import static dev.turnstile.support.linux.CLibrary.check;
import static dev.turnstile.support.linux.CLibrary.function;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * By epoll(7), level-triggered: the kernel keeps the list of what is watched, and of what is ready, so that a wait costs as much as there
 * is to do and not as much as is watched.
 */
public class EpollReadiness implements Readiness {
    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int ADD = 1;
    private static final int REMOVE = 2;
    private static final int CHANGE = 3;
    private static final int EPOLLERR = 8;
    private static final int AT_ONCE = 64;

    /** A {@code struct epoll_event}: 32 bits of events and 64 of our own. Only on x86-64 is there no gap between them. */
    private static final long OWN = System.getProperty("os.arch").equals("amd64") ? 4 : 8;

    private static final long ENTRY = OWN + Long.BYTES;

    private static final Sockets.OneInt CREATE = function(Sockets.OneInt.class, "epoll_create1");
    private static final Control CONTROL = function(Control.class, "epoll_ctl");
    private static final Wait WAIT = function(Wait.class, "epoll_wait");

    /** The shape of epoll_ctl(2). */
    public interface Control {
        int call(int epoll, int operation, int descriptor, MemorySegment event);
    }

    /** The shape of epoll_wait(2). */
    public interface Wait {
        int call(int epoll, MemorySegment events, int count, int millis);
    }

    private final MemorySegment ready = Arena.ofAuto().allocate(AT_ONCE * ENTRY, Integer.BYTES);
    private final MemorySegment event = Arena.ofAuto().allocate(ENTRY, Integer.BYTES);
    private final WakeUp wakeUp = new WakeUp();
    private final int epoll;

    public EpollReadiness() throws IOException {
        try {
            epoll = check("epoll_create1", CREATE.call(EPOLL_CLOEXEC));
        } catch (IOException e) {
            wakeUp.close();
            throw e;
        }
        control(ADD, wakeUp.descriptor, IN);
    }

    final void control(int operation, int descriptor, int events) throws IOException {
        event.set(JAVA_INT, 0, events);
        event.set(JAVA_INT, OWN, descriptor);
        check("epoll_ctl of " + descriptor, CONTROL.call(epoll, operation, descriptor, event));
    }

    @Override
    public void add(int descriptor, int events) throws IOException {
        control(ADD, descriptor, events);
    }

    @Override
    public void change(int descriptor, int events) throws IOException {
        control(CHANGE, descriptor, events);
    }

    /** Closing alone would not do: the kernel watches the connection as long as any descriptor of it is open, one in a child too. */
    @Override
    public void remove(int descriptor) throws IOException {
        control(REMOVE, descriptor, 0);
    }

    @Override
    public void await(int millis, Told told) throws IOException {
        int answer = WAIT.call(epoll, ready, AT_ONCE, millis);
        if (answer == -EINTR) return;
        check("epoll_wait", answer);
        for (int i = 0; i < answer; i++) {
            int events = ready.get(JAVA_INT, i * ENTRY);
            if ((events & (EPOLLERR | GONE)) != 0) events = IN | OUT | GONE;
            told.ready(ready.get(JAVA_INT, i * ENTRY + OWN), events);
        }
    }

    @Override
    public boolean tellsAgain() {
        return true;
    }

    @Override
    public void wake() {
        wakeUp.wake();
    }

    @Override
    public void close() {
        Sockets.close(epoll);
        wakeUp.close();
    }
}
