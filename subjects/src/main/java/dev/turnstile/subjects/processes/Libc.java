package dev.turnstile.subjects.processes;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the C library says about processes and the JDK does not: processes that are waited for by nobody but the caller, and FIFOs.
 *
 * <p>Children come from {@code posix_spawn}, since {@code fork} does not do in a JVM: it copies one thread of many, and whatever the
 * others held stays locked in the child for ever.
 *
 * <p>The numbers are those of Linux on 64 bits with glibc 2.34 or newer; elsewhere every method throws an {@link
 * UnsupportedOperationException}.
 */
@SuppressWarnings("restricted") // native code is what it is for
final class Libc {
    /** How a process is asked to end, signal(7). */
    static final int SIGTERM = 15;

    /** How a process is ended without being asked, signal(7). */
    static final int SIGKILL = 9;

    /** Exit codes from here on are of processes that a signal ended: the way in which shells count, and the JDK. */
    static final int SIGNALLED = 128;

    private static final int SIGCHLD = 17;
    private static final MemorySegment SIG_IGN = MemorySegment.ofAddress(1);
    private static final int EEXIST = 17;
    private static final int ESRCH = 3;
    private static final int O_WRONLY = 1;
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

    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final Map<String, MethodHandle> FUNCTIONS = new ConcurrentHashMap<>();

    private Libc() {}

    /** A process, and our end of the pipe that is its standard input. */
    record Spawned(int pid, int stdin) {}

    /**
     * Starts a program, which is then ours to wait for. It gets the environment and a pipe as its standard input; its output goes
     * nowhere, and it has no other file of ours open. posix_spawn(3), posix_spawn_file_actions_addclose(3), pipe(2).
     *
     * @throws IOException if there is no such program or can be no more processes
     */
    static Spawned spawn(List<String> command) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            check("pipe2", call("pipe2", ends, O_CLOEXEC).errno());
            int reading = ends.getAtIndex(JAVA_INT, 0);
            int writing = ends.getAtIndex(JAVA_INT, 1);
            try {
                return new Spawned(spawn(command, reading, arena), writing);
            } catch (IOException | RuntimeException e) {
                close(writing);
                throw e;
            } finally {
                close(reading);
            }
        }
    }

    private static int spawn(List<String> command, int stdin, Arena arena) throws IOException {
        MemorySegment actions = arena.allocate(ENOUGH_BYTES, Long.BYTES);
        action(actions, "init");
        try {
            MemorySegment nowhere = arena.allocateFrom("/dev/null");
            action(actions, "adddup2", stdin, 0);
            action(actions, "addopen", 1, nowhere, O_WRONLY, 0);
            action(actions, "addopen", 2, nowhere, O_WRONLY, 0);
            action(actions, "addclosefrom_np", 3);
            MemorySegment arguments = arena.allocate(ADDRESS, command.size() + 1L); // zeroed: it ends with a null
            for (int i = 0; i < command.size(); i++)
                arguments.setAtIndex(ADDRESS, i, arena.allocateFrom(command.get(i)));
            MemorySegment environment =
                    symbol("environ").reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
            MemorySegment pid = arena.allocate(JAVA_INT);
            MemorySegment file = arguments.get(ADDRESS, 0);
            Answer answer = call("posix_spawnp", pid, file, actions, MemorySegment.NULL, arguments, environment);
            check("posix_spawnp of " + command, answer.value());
            return pid.get(JAVA_INT, 0);
        } finally {
            action(actions, "destroy");
        }
    }

    private static void action(MemorySegment actions, String what, Object... arguments) throws IOException {
        Object[] all =
                Stream.concat(Stream.of(actions), Arrays.stream(arguments)).toArray();
        check(what, call("posix_spawn_file_actions_" + what, all).value());
    }

    /**
     * Waits for a child's end, and leaves it as the zombie that it is then: its pid is taken still. waitid(2), {@code WNOWAIT}.
     *
     * @return its exit code; {@value #SIGNALLED} and the signal if one ended it
     * @throws IOException if there is no such child
     */
    static int awaitEnd(int pid) throws IOException {
        return waitid(pid, WEXITED | WNOWAIT);
    }

    /**
     * Waits for a child's end and takes it out of the table of processes: from now on another one may get its pid. waitid(2).
     *
     * @return its exit code; {@value #SIGNALLED} and the signal if one ended it
     * @throws IOException if there is no such child
     */
    static int reap(int pid) throws IOException {
        return waitid(pid, WEXITED);
    }

    private static int waitid(int pid, int options) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(ENOUGH_BYTES, Long.BYTES);
            check("waitid of " + pid, call("waitid", P_PID, pid, info, options).errno());
            int status = info.get(JAVA_INT, SI_STATUS);
            return info.get(JAVA_INT, SI_CODE) == CLD_EXITED ? status : SIGNALLED + status;
        }
    }

    /**
     * Sends a signal, and tells whether there is such a process: a zombie is one. kill(2).
     *
     * @throws IOException if it is not ours to be sent one
     */
    static boolean kill(int pid, int signal) throws IOException {
        int errno = call("kill", pid, signal).errno();
        if (errno == ESRCH) return false;
        check("kill of " + pid, errno);
        return true;
    }

    /** Makes a FIFO unless there is one. mkfifo(3). */
    static void mkfifo(Path path) throws IOException {
        int ownersOnly = 0600;
        try (Arena arena = Arena.ofConfined()) {
            int errno = call("mkfifo", arena.allocateFrom(path.toString()), ownersOnly)
                    .errno();
            if (errno != EEXIST) check("mkfifo of " + path, errno);
        }
    }

    /** Closes a file that {@link #spawn} opened. close(2). */
    static void close(int descriptor) {
        call("close", descriptor);
    }

    /**
     * Tells the kernel that this process does not want to know how its children end: none becomes a zombie, and none can be waited for.
     * That goes for the whole process, so {@link Process} does not work any more. signal(2).
     */
    static void ignoreChildren() {
        call("signal", SIGCHLD, SIG_IGN);
    }

    private static void check(String call, int errno) throws IOException {
        if (errno != 0) throw new IOException(call + ": errno " + errno);
    }

    /** What a function answered, and if that is -1, why. */
    private record Answer(int value, int errno) {}

    /** Calls a function of which all parameters are integers and addresses, and whose answer an integer can hold. */
    private static Answer call(String name, Object... arguments) {
        MethodHandle function = FUNCTIONS.computeIfAbsent(
                name,
                n -> Linker.nativeLinker()
                        .downcallHandle(
                                symbol(n),
                                FunctionDescriptor.of(
                                        JAVA_INT,
                                        Arrays.stream(arguments)
                                                .map(a -> a instanceof Integer ? JAVA_INT : ADDRESS)
                                                .toArray(MemoryLayout[]::new)),
                                Linker.Option.captureCallState("errno")));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            Object[] all =
                    Stream.concat(Stream.of(state), Arrays.stream(arguments)).toArray();
            int value = (int) function.invokeWithArguments(all);
            return new Answer(value, value == -1 ? (int) ERRNO.get(state, 0L) : 0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e); // what is native throws nothing
        }
    }

    private static MemorySegment symbol(String name) {
        if (!System.getProperty("os.name").equals("Linux") || ADDRESS.byteSize() != Long.BYTES)
            throw new UnsupportedOperationException("this needs Linux on 64 bits");
        return Linker.nativeLinker()
                .defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("this needs a C library with " + name));
    }
}
