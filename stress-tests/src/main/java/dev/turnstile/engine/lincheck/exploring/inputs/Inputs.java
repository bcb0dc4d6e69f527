package dev.turnstile.engine.lincheck.exploring.inputs;

import dev.turnstile.jdk.TimeMethods;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Calls whose answers no schedule decides: random choices, clocks, and references that the garbage collector may clear. An exploration runs each schedule with one answer only, so what a
 * subject does after another one is never seen.
 */
public final class Inputs {

    private static final Set<String> NOT_DRAWN =
            Set.of("current", "setSeed", "split", "of", "getDefault", "getInstance");

    /** Each thread has its own, which answers the same in each execution. */
    private final Map<Integer, SplittableRandom> generators = new HashMap<>();

    /** The answer that a call gets instead of being made; {@code null} if it is made. */
    @Nullable
    public Object answer(
            String type,
            String method,
            @Nullable Object receiver,
            Object[] arguments,
            int thread,
            ThreadClocks clocks) {
        if (type.startsWith("java.time."))
            return new Dates(() -> clocks.look(thread)).answer(type, method, receiver, arguments);
        if (!type.equals("java.lang.System") && !type.endsWith("Math")) return null;
        return switch (type + "." + method) {
            case "java.lang.System.nanoTime" -> clocks.look(thread);
            case "java.lang.System.currentTimeMillis" -> clocks.look(thread) / 1_000_000;
            case "java.lang.Math.random", "java.lang.StrictMath.random" ->
                generators
                        .computeIfAbsent(thread, id -> new SplittableRandom(id))
                        .nextDouble();
            default -> null;
        };
    }

    /** Whether a class may have such methods. */
    public static boolean mayBeIn(String type) {
        return type.startsWith("java.time.")
                || type.equals("java.util.UUID")
                || type.equals("java.lang.Math")
                || isRandom(type);
    }

    /** Whether such methods may be called on an object. */
    public static boolean mayBeOf(Object receiver) {
        return receiver instanceof RandomGenerator
                || mayBeCleared(receiver)
                || mayBeCleared(receiver)
                || receiver.getClass().getName().startsWith("java.time.");
    }

    /**
     * Names the source that a call asks, as a clause; {@code null} if its answer is decided by the schedule.
     *
     * @param type the class that the code names
     * @param waitsForAnswer whether the exploration answers the call, and the subject waits for a time anywhere. Then it looks at the
     *     system's clock to know how long, and that is decided: the answer is a time that passes in waits only.
     */
    public static @Nullable String asked(
            String type, String method, @Nullable Object receiver, boolean waitsForAnswer) {
        if (receiver != null && mayBeCleared(receiver) && method.equals("get"))
            return "a look whether a reference has been cleared ("
                    + receiver.getClass().getSimpleName() + ".get)";
        boolean draws = isChance(type, method) || isRandom(type) || receiver instanceof RandomGenerator;
        if (draws)
            return NOT_DRAWN.contains(method) || method.equals("<init>")
                    ? null
                    : "a random choice (" + type + "." + method + ")";
        return !waitsForAnswer && TimeMethods.asksTime(type, method)
                ? "a look at the clock (" + type + "." + method + ")"
                : null;
    }

    /** Whether the garbage collector may clear a reference. It clears none while a schedule runs that needs little memory. */
    private static boolean mayBeCleared(Object receiver) {
        return receiver instanceof WeakReference || receiver instanceof SoftReference;
    }

    private static boolean isChance(String type, String method) {
        return switch (method) {
            case "random" -> type.equals("java.lang.Math") || type.equals("java.lang.StrictMath");
            case "randomUUID" -> type.equals("java.util.UUID");
            default -> false;
        };
    }

    private static boolean isRandom(String type) {
        return type.startsWith("java.util.random.")
                || type.equals("java.util.Random")
                || type.equals("java.util.SplittableRandom")
                || type.equals("java.util.concurrent.ThreadLocalRandom")
                || type.equals("java.security.SecureRandom");
    }
}
