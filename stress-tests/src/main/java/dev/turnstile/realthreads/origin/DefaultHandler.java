package dev.turnstile.realthreads.origin;

import java.lang.Thread.UncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's default handler of uncaught exceptions while a subject is run. It alone sees the exceptions of virtual threads, and those of
 * threads that were started from virtual threads: all of these share one thread group, which is the JDK's. It leaves every exception of
 * threads that come from no run to the handler that was there before.
 *
 * <p>A subject may put a handler of its own in its place. It then stays there, and the engine's caller can see it.
 */
public final class DefaultHandler implements UncaughtExceptionHandler, AutoCloseable {
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    private DefaultHandler() {}

    /** Installs one, until it is closed. */
    public static DefaultHandler install() {
        DefaultHandler handler = new DefaultHandler();
        Thread.setDefaultUncaughtExceptionHandler(handler);
        return handler;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        RunOrigin origin = RunOrigin.ofThisThread();
        if (origin != null) origin.handler().uncaughtException(thread, thrown);
        else if (before != null) before.uncaughtException(thread, thrown);
        else print(thread, thrown);
    }

    /** Does what the JDK does where there is no default handler. */
    private static void print(Thread thread, Throwable thrown) {
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        thrown.printStackTrace();
    }

    @Override
    public void close() {
        if (Thread.getDefaultUncaughtExceptionHandler() == this) Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
