package dev.turnstile.engine.lincheck.applicability;

import dev.turnstile.code.calls.OperationCode;
import dev.turnstile.code.calls.Reach;
import dev.turnstile.code.calls.SocketCalls;
import dev.turnstile.code.initializers.InitializerCycles;
import dev.turnstile.code.trial.Trial;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.ExceptionText;
import dev.turnstile.engine.lincheck.exploring.calls.BeyondControl;
import dev.turnstile.evidence.Finding;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.jdk.InputOutput;
import dev.turnstile.jdk.TimeMethods;
import dev.turnstile.scenario.Operation;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a subject's code, and from one instance, whether Lincheck can judge it. Nothing has run yet.
 *
 * <p>Taken before Lincheck's context is entered: in it, code that only computes takes ten times longer.
 *
 * @param obstacle why it cannot; {@code null} if nothing is in the way
 * @param unfit the operations that it cannot judge, each with the reason as a clause
 * @param cycle simple names of classes whose initializers need each other; empty if there are none
 */
public record Preflight(@Nullable Finding obstacle, Map<Operation, String> unfit, List<String> cycle) {
    /** Reads the code, runs what it leads to, makes an instance and looks at it. */
    public static Preflight of(ScenarioSpace space) {
        Declaration declaration = space.declaration();
        Class<?> subject = declaration.subject();
        OperationCode code = Trial.code(space, Preflight::isBeyondControl);
        if (SocketCalls.any(declaration.operations(), code)) return notApplicable(Reach.THROUGH_THE_SYSTEM);
        Obstacles obstacles = new Obstacles(code, declaration.isProgram());
        String unfit = obstacles.toConstruction();
        if (unfit != null) return notApplicable(unfit);
        Object instance;
        boolean startsThreads;
        try {
            // Asked again, since a thread that something else starts just now must not count.
            startsThreads = startsThread(subject);
            if (startsThreads) startsThreads = startsThread(subject);
            instance = subject.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            return stopped(Finding.Inconclusive.failed(threw(e.getCause())));
        } catch (ReflectiveOperationException | LinkageError e) {
            return stopped(Finding.Inconclusive.failed("the subject cannot be instantiated: " + ExceptionText.of(e)));
        }
        try {
            if (startsThreads)
                return notApplicable("its constructor starts threads, which run outside Lincheck's control");
            Trial.warmUp(space, code, call -> isBeyondControl(call) || TimeMethods.isWait(call));
            List<String> cycle = InitializerCycles.of(subject).orElse(List.of());
            return new Preflight(null, obstacles.among(declaration.operations()), cycle);
        } finally {
            close(instance);
        }
    }

    private static boolean isBeyondControl(String call) {
        return InputOutput.opensSocket(call)
                || BeyondControl.reason(call) != null
                || BeyondControl.reasonInConstruction(call) != null;
    }

    /** The reason for a constructor that throws. */
    public static String threw(@Nullable Throwable thrown) {
        return "the constructor threw " + (thrown == null ? "nothing" : ExceptionText.of(thrown));
    }

    private static Preflight notApplicable(String reason) {
        return stopped(new Finding.NotApplicable(reason));
    }

    private static Preflight stopped(Finding obstacle) {
        return new Preflight(obstacle, Map.of(), List.of());
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
            // An instance that nothing has used. The runs that follow close theirs, and say so.
        }
    }
}
