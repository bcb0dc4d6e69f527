package dev.turnstile.engine.lincheck;

import dev.turnstile.evidence.Finding;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import org.jspecify.annotations.Nullable;

/**
 * What one instance of a subject, made and looked at before anything runs, says about whether Lincheck can judge its class.
 *
 * @param obstacle why it cannot; {@code null} if nothing is in the way
 * @param blindSpots what Lincheck does not see, as clauses: nothing can be proved about it
 */
record Preflight(@Nullable Finding obstacle, List<String> blindSpots) {
    private static final List<Class<?>> UNSEEN = List.of(
            AtomicStampedReference.class,
            AtomicMarkableReference.class,
            StringBuilder.class,
            StringBuffer.class,
            java.nio.Buffer.class,
            java.lang.reflect.Method.class,
            java.lang.reflect.Field.class);

    /** Makes an instance and looks at it. */
    static Preflight of(Class<?> subject) {
        ClassReferences references = new ClassReferences(subject);
        String unfit = references.firstUnfit();
        if (unfit != null) return notApplicable(unfit);
        Object instance;
        boolean startsThreads;
        try {
            // Asked again, since a thread that something else starts just now must not count.
            startsThreads = startsThread(subject);
            if (startsThreads) startsThreads = startsThread(subject);
            instance = subject.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            return new Preflight(new Finding.Inconclusive(threw(e.getCause())), List.of());
        } catch (ReflectiveOperationException | LinkageError e) {
            return new Preflight(new Finding.Inconclusive("the subject cannot be instantiated: " + e), List.of());
        }
        try {
            if (startsThreads)
                return notApplicable("its constructor starts threads, which run outside Lincheck's control");
            return inspected(instance, references.firstTimed());
        } finally {
            close(instance);
        }
    }

    /** The reason for a constructor that throws. */
    static String threw(@Nullable Throwable thrown) {
        return "the constructor threw " + thrown;
    }

    private static Preflight inspected(Object instance, @Nullable String timed) {
        List<String> unseen = new ArrayList<>();
        new ObjectGraph(instance).forEach((path, object) -> {
            if (object != instance && UNSEEN.stream().anyMatch(type -> type.isInstance(object)))
                unseen.add(path + ": " + object.getClass().getSimpleName());
        });
        List<String> blindSpots = new ArrayList<>();
        if (!unseen.isEmpty()) blindSpots.add("Lincheck does not look into " + String.join(", ", unseen));
        if (timed != null)
            blindSpots.add("time stands still for Lincheck, and " + timed + " is called: no limit runs out");
        return new Preflight(null, blindSpots);
    }

    private static Preflight notApplicable(String reason) {
        return new Preflight(new Finding.NotApplicable(reason), List.of());
    }

    private static boolean startsThread(Class<?> subject) throws ReflectiveOperationException {
        List<Thread> before = threads();
        Object instance = subject.getConstructor().newInstance();
        try {
            return threads().stream().anyMatch(t -> !before.contains(t));
        } finally {
            close(instance);
        }
    }

    private static List<Thread> threads() {
        Thread[] found = new Thread[Thread.activeCount() + 64];
        int count = Thread.enumerate(found);
        return List.copyOf(Arrays.asList(found).subList(0, count));
    }

    private static void close(Object instance) {
        if (!(instance instanceof AutoCloseable closeable)) return;
        try {
            closeable.close();
        } catch (Exception ignored) {
            // Closing is no operation of the contract: nothing is promised of it.
        }
    }
}
