package dev.turnstile.engine.jqwik;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** The kinds of threads that operations are called from. */
enum ThreadKind {
    /** A thread of the operating system. */
    PLATFORM {
        @Override
        Thread start(ThreadGroup group, String name, Runnable task) {
            Thread thread = new Thread(group, task, name);
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        @Override
        boolean runs(int threads) {
            return true;
        }
    },

    /** A virtual thread, on JDKs that have them. */
    VIRTUAL {
        @Override
        Thread start(ThreadGroup group, String name, Runnable task) {
            try {
                if (START == null) throw new IllegalStateException("this JDK has no virtual threads");
                return (Thread) START.invokeExact(task);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        // Virtual threads do not take turns on a processor: one that spins would keep a waiting one from ever running.
        @Override
        boolean runs(int threads) {
            return START != null && threads <= Runtime.getRuntime().availableProcessors();
        }
    };

    private static final @Nullable MethodHandle START = startHandle();

    /** Starts a daemon. */
    abstract Thread start(ThreadGroup group, String name, Runnable task);

    /** Whether so many of them can run at once, here. */
    abstract boolean runs(int threads);

    private static @Nullable MethodHandle startHandle() {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
        } catch (ReflectiveOperationException e) {
            return null; // before JDK 21
        }
    }
}
