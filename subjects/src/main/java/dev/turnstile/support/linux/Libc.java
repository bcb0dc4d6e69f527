package dev.turnstile.support.linux;

import static dev.turnstile.support.linux.CLibrary.check;
import static dev.turnstile.support.linux.CLibrary.function;
import static dev.turnstile.support.linux.CLibrary.symbol;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/**
 * Calls of the C library that the JDK does not offer: processes that only the caller waits for, and FIFOs.
 *
 * <p>Children come from {@code posix_spawn}, since {@code fork} does not work in a JVM: it copies one thread of many, and locks that
 * the others held stay locked in the child forever.
 *
 * <p>The numbers are those of Linux on 64 bits with glibc 2.34 or newer; elsewhere every method throws an {@link
 * UnsupportedOperationException}.
 */
public final class Libc {
    /** How a process is asked to end, signal(7). */
    public static final int SIGTERM = 15;

    /** How a process is ended without being asked, signal(7). */
    public static final int SIGKILL = 9;

    /** Exit codes from here on are of processes that a signal ended: the way in which shells count, and the JDK. */
    static final int SIGNALLED = 128;

    private static final int SIGCHLD = 17;
    private static final MemorySegment SIG_IGN = MemorySegment.ofAddress(1);
    private static final int EEXIST = 17;
    private static final int ESRCH = 3;
    private static final int O_RDWR = 2;
    private static final int O_CLOEXEC = 0x80000;
    private static final int P_PID = 1;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x1000000;
    private static final int CLD_EXITED = 1;

    /** More than any C library's {@code posix_spawn_file_actions_t} (80 in glibc) and {@code siginfo_t} (128 on Linux) take. */
    private static final int ENOUGH_BYTES = 512;

    /** Where {@code si_code} and {@code si_status} are in a {@code siginfo_t}: {@code bits/types/siginfo_t.h}. */
    private static final long SI_CODE = 8;

    private static final long SI_STATUS = 24;

    /** As a descriptor for a child: {@code /dev/null}. */
    public static final int NOWHERE = -1;

    private static final int NO_FLAGS = 0;

    private static final Spawn SPAWN = function(Spawn.class, "posix_spawnp");
    private static final OnOne INIT = function(OnOne.class, "posix_spawn_file_actions_init");
    private static final OnOne DESTROY = function(OnOne.class, "posix_spawn_file_actions_destroy");
    private static final Dup DUP = function(Dup.class, "posix_spawn_file_actions_adddup2");
    private static final Open OPEN = function(Open.class, "posix_spawn_file_actions_addopen");
    private static final CloseFrom CLOSE_FROM = function(CloseFrom.class, "posix_spawn_file_actions_addclosefrom_np");
    private static final OnPath PIPE = function(OnPath.class, "pipe2");
    private static final OnPath MKFIFO = function(OnPath.class, "mkfifo");
    private static final Wait WAITID = function(Wait.class, "waitid");
    private static final Sockets.TwoInts KILL = function(Sockets.TwoInts.class, "kill");
    private static final SetSignal SIGNAL = function(SetSignal.class, "signal");
    private static final SystemCall SYSCALL = function(SystemCall.class, "syscall");

    private static final MemorySegment ENVIRONMENT = environment();

    /** The number of pidfd_open(2), the same on all machines; a function of its own it has since glibc 2.36. */
    private static final long PIDFD_OPEN = 434;

    private Libc() {}

    /** The shape of posix_spawnp(3). */
    public interface Spawn {
        int call(
                MemorySegment pid,
                MemorySegment file,
                MemorySegment actions,
                MemorySegment attributes,
                MemorySegment arguments,
                MemorySegment environment);
    }

    /** The shape of posix_spawn_file_actions_init(3). */
    public interface OnOne {
        int call(MemorySegment actions);
    }

    /** The shape of posix_spawn_file_actions_adddup2(3). */
    public interface Dup {
        int call(MemorySegment actions, int from, int to);
    }

    /** The shape of posix_spawn_file_actions_addopen(3). */
    public interface Open {
        int call(MemorySegment actions, int descriptor, MemorySegment path, int flags, int mode);
    }

    /** The shape of posix_spawn_file_actions_addclosefrom_np(3). */
    public interface CloseFrom {
        int call(MemorySegment actions, int from);
    }

    /** The shape of mkfifo(3) and pipe2(2). */
    public interface OnPath {
        int call(MemorySegment at, int flags);
    }

    /** The shape of waitid(2). */
    public interface Wait {
        int call(int kind, int id, MemorySegment info, int options);
    }

    /** The shape of signal(2). */
    public interface SetSignal {
        MemorySegment call(int signal, MemorySegment handler);
    }

    /** The shape of syscall(2) with two parameters. */
    public interface SystemCall {
        long call(long number, long first, long second);
    }

    /** A process, and our end of the pipe that is its standard input. */
    public record Spawned(int pid, int stdin) {}

    /** The two ends of a pipe, which children do not inherit. */
    public record Pipe(int reading, int writing) {}

    /** Returns a pipe. pipe(2). */
    public static Pipe pipe() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            check("pipe", PIPE.call(ends, O_CLOEXEC));
            return new Pipe(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
        }
    }

    /**
     * Starts a program, which is then ours to wait for. It gets the environment and a pipe as its standard input; its output goes
     * nowhere, and it has no other file of ours open.
     *
     * @throws IOException if there is no such program or can be no more processes
     */
    public static Spawned spawn(List<String> command) throws IOException {
        Pipe pipe = pipe();
        try {
            return new Spawned(spawn(command, pipe.reading(), NOWHERE, NOWHERE), pipe.writing());
        } catch (IOException | RuntimeException e) {
            close(pipe.writing());
            throw e;
        } finally {
            close(pipe.reading());
        }
    }

    /**
     * Starts a program, which is then ours to wait for. It gets the environment, and no file of ours open but those given. posix_spawn(3),
     * posix_spawn_file_actions_addclose(3).
     *
     * @param descriptors what it has as its descriptors 0, 1, 2 and so on; none may be smaller than its place
     * @return its pid
     * @throws IOException if there is no such program or can be no more processes
     */
    public static int spawn(List<String> command, int... descriptors) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment actions = arena.allocate(ENOUGH_BYTES, Long.BYTES);
            done("init", INIT.call(actions));
            try {
                MemorySegment nowhere = arena.allocateFrom("/dev/null");
                for (int i = 0; i < descriptors.length; i++)
                    done(
                            "descriptor",
                            descriptors[i] == NOWHERE
                                    ? OPEN.call(actions, i, nowhere, O_RDWR, NO_FLAGS)
                                    : DUP.call(actions, descriptors[i], i));
                done("closefrom", CLOSE_FROM.call(actions, descriptors.length));
                return spawn(command, actions, arena);
            } finally {
                DESTROY.call(actions);
            }
        }
    }

    private static int spawn(List<String> command, MemorySegment actions, Arena arena) throws IOException {
        MemorySegment arguments = arena.allocate(ADDRESS, command.size() + 1L); // zeroed: it ends with a null
        for (int i = 0; i < command.size(); i++) arguments.setAtIndex(ADDRESS, i, arena.allocateFrom(command.get(i)));
        MemorySegment environment = ENVIRONMENT.get(ADDRESS, 0);
        MemorySegment pid = arena.allocate(JAVA_INT);
        MemorySegment file = arguments.get(ADDRESS, 0);
        int error = SPAWN.call(pid, file, actions, MemorySegment.NULL, arguments, environment);
        done("posix_spawnp of " + command.getFirst(), error);
        return pid.get(JAVA_INT, 0);
    }

    /**
     * Returns a descriptor that is readable when a process has ended, a zombie or not: so its end can be waited for together with other things.
     * pidfd_open(2), Linux 5.3.
     *
     * @throws IOException if there is no such process
     */
    public static int awaitable(int pid) throws IOException {
        return check("pidfd_open of " + pid, (int) SYSCALL.call(PIDFD_OPEN, pid, NO_FLAGS));
    }

    /**
     * Waits for a child's end, and leaves it as the zombie that it is then: its pid is taken still. waitid(2), {@code WNOWAIT}.
     *
     * @return its exit code; {@value #SIGNALLED} and the signal if one ended it
     * @throws IOException if there is no such child
     */
    public static int awaitEnd(int pid) throws IOException {
        return waitid(pid, WEXITED | WNOWAIT);
    }

    /**
     * Waits for a child's end and takes it out of the table of processes: from now on another one may get its pid. waitid(2).
     *
     * @return its exit code; {@value #SIGNALLED} and the signal if one ended it
     * @throws IOException if there is no such child
     */
    public static int reap(int pid) throws IOException {
        return waitid(pid, WEXITED);
    }

    private static int waitid(int pid, int options) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(ENOUGH_BYTES, Long.BYTES);
            check("waitid of " + pid, WAITID.call(P_PID, pid, info, options));
            int status = info.get(JAVA_INT, SI_STATUS);
            return info.get(JAVA_INT, SI_CODE) == CLD_EXITED ? status : SIGNALLED + status;
        }
    }

    /**
     * Sends a signal, and tells whether there is such a process: a zombie is one. kill(2).
     *
     * @throws IOException if it is not ours to be sent one
     */
    public static boolean kill(int pid, int signal) throws IOException {
        int answer = KILL.call(pid, signal);
        if (answer == -ESRCH) return false;
        check("kill of " + pid, answer);
        return true;
    }

    /** Makes a FIFO unless there is one. mkfifo(3). */
    public static void mkfifo(Path path) throws IOException {
        int ownersOnly = 0600;
        try (Arena arena = Arena.ofConfined()) {
            int answer = MKFIFO.call(arena.allocateFrom(path.toString()), ownersOnly);
            if (answer != -EEXIST) check("mkfifo of " + path, answer);
        }
    }

    /** Closes a descriptor. close(2). */
    public static void close(int descriptor) {
        Sockets.close(descriptor);
    }

    /**
     * Tells the kernel that this process does not want to know how its children end: none becomes a zombie, and none can be waited for.
     * This affects the whole process, so {@link Process} no longer works. signal(2).
     */
    public static void ignoreChildren() {
        SIGNAL.call(SIGCHLD, SIG_IGN);
    }

    @SuppressWarnings("restricted") // a variable of the C library's
    private static MemorySegment environment() {
        return symbol("environ").reinterpret(ADDRESS.byteSize());
    }

    /** {@code posix_spawn} and what belongs to it answer with the error number itself. */
    private static void done(String call, int error) throws IOException {
        check(call, -error);
    }
}
