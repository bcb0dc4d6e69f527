package dev.turnstile.engine.lincheck;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jetbrains.lincheck.util.Logger;

/**
 * What Lincheck logs. It tells of schedules that it could not run ("Cannot reproduce the interleaving") and of its own failures only
 * there, and goes on as if nothing had happened.
 */
final class EngineLog {
    private static final int MAX_BYTES = 64 * 1024;

    private static final Tail TAIL = new Tail();

    /** Keeps the first bytes since it was emptied: the first complaint explains the others. */
    private static final class Tail extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (size() < MAX_BYTES) super.write(bytes, from, length);
        }

        @Override
        public synchronized void write(int b) {
            if (size() < MAX_BYTES) super.write(b);
        }
    }

    private EngineLog() {}

    /** Takes Lincheck's log away from the error stream. Lincheck binds to that stream once, when its logger is first used. */
    static synchronized void install() {
        PrintStream real = System.err;
        System.setErr(new PrintStream(TAIL, true, StandardCharsets.UTF_8));
        try {
            Logger.INSTANCE.getLogWriter();
        } finally {
            System.setErr(real);
        }
    }

    /** Forgets what was logged. */
    static void clear() {
        TAIL.reset();
    }

    /** The first line logged since it was last cleared; empty if none was. */
    static String firstComplaint() {
        return TAIL.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
}
