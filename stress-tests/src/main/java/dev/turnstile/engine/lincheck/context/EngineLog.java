package dev.turnstile.engine.lincheck.context;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.lincheck.util.Logger;

/**
 * What Lincheck logs. It tells of schedules that it could not run ("Cannot reproduce the interleaving") and of its own failures only
 * there, and goes on as if nothing had happened.
 */
public final class EngineLog {
    private static final int MAX_BYTES = 64 * 1024;

    /** How Lincheck says that a class remains as it was, followed by the class's name, with dots or slashes. */
    private static final Pattern NOT_INSTRUMENTED =
            Pattern.compile("\\[WARN\\] (?:Failed to retransform class|Unable to transform) ([\\w.$/]+)");

    private static final Set<String> NOT_INSTRUMENTED_CLASSES = ConcurrentHashMap.newKeySet();

    private static final Tail TAIL = new Tail();

    /** Keeps the first bytes since it was emptied: the first complaint explains the others. */
    private static final class Tail extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            note(new String(bytes, from, length, StandardCharsets.UTF_8));
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

    /** Notes the classes that a part of the log says are not instrumented. */
    static void note(String logged) {
        Matcher complaint = NOT_INSTRUMENTED.matcher(logged);
        while (complaint.find()) NOT_INSTRUMENTED_CLASSES.add(complaint.group(1).replace('/', '.'));
    }

    /** Whether Lincheck has said, at any time, that it could not instrument a class. It tries again for no class that is in use. */
    public static boolean isNotInstrumented(String className) {
        return NOT_INSTRUMENTED_CLASSES.contains(className);
    }

    /** Forgets what was logged, but for the classes that could not be instrumented. */
    public static void clear() {
        TAIL.reset();
    }

    /** The first line logged since it was last cleared; empty if none was. */
    public static String firstComplaint() {
        return TAIL.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
}
