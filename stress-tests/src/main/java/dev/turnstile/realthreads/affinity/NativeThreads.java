package dev.turnstile.realthreads.affinity;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What Linux's C library lets one do with threads and Java does not. */
interface NativeThreads extends Library {
    /** The library; {@code null} where there is none. */
    @Nullable
    NativeThreads LINUX = load();

    /** The lowest priority: a thread that spins at it leaves nearly all of its processor to others. */
    int LOWEST = 19;

    /** The calling thread's id. */
    int gettid();

    /** Pins thread {@code tid}, 0 for the calling one, to the processors whose bits are set. */
    int sched_setaffinity(int tid, NativeLong size, byte[] mask);

    /** Sets a priority; {@code which} 0 for that of a thread. */
    int setpriority(int which, int tid, int priority);

    private static @Nullable NativeThreads load() {
        try {
            return Files.exists(Path.of("/proc/self/status")) ? Native.load("c", NativeThreads.class) : null;
        } catch (LinkageError | RuntimeException notHere) {
            return null;
        }
    }
}
