package dev.turnstile.engine.jcstress.run;

import dev.turnstile.engine.ExceptionText;
import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.history.Response;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.runners.CounterThread;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.util.Counter;

/** Runs slices of one compiled test by the runner that jcstress generated for it. */
public final class SliceRunner {
    /** Actors inherit being daemons from the thread that starts them: hung ones do not keep the JVM alive. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "jcstress-starter");
        thread.setDaemon(true);
        return thread;
    });

    /** How long a slice may overrun before its threads are looked at. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final StressTest test;
    private final Constructor<? extends Runner<?>> runner;
    private final Class<?> state;

    /** @param loader sees the compiled test */
    public SliceRunner(StressTest test, ClassLoader loader) {
        this.test = test;
        try {
            this.state = Class.forName(test.name(), true, loader);
            this.runner =
                    runnerClass(Class.forName(test.runner(), true, loader)).getConstructor(ForkedTestConfig.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("jcstress generated no runner for " + test.name(), e);
        }
    }

    @SuppressWarnings("unchecked") // that is what its processor generates
    private static Class<? extends Runner<?>> runnerClass(Class<?> type) {
        return (Class<? extends Runner<?>>) type.asSubclass(Runner.class);
    }

    public StressTest test() {
        return test;
    }

    /**
     * Runs one slice.
     *
     * @param lifeSign told now and then that actors are waited for
     */
    public SliceResult run(SliceConfig config, Runnable lifeSign) throws InterruptedException {
        List<CounterThread<?>> actors = start(config);
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        for (CounterThread<?> actor : actors) {
            actor.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        if (actors.stream().anyMatch(Thread::isAlive)) {
            SliceResult stuck = new HangWatch(test, actors, lifeSign).await();
            if (stuck != null) return stuck;
        }
        Throwable untyped = untyped();
        return untyped != null ? new SliceResult.Untyped(untyped) : new SliceResult.Counted(outcomes(actors));
    }

    private List<CounterThread<?>> start(SliceConfig config) throws InterruptedException {
        try {
            return STARTER.submit(() -> {
                        List<CounterThread<?>> started = new ArrayList<>();
                        started.addAll(runner.newInstance(config.toJcstress()).internalRun());
                        return started;
                    })
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    test.sorted().scenario() + ": the subject or its init part threw "
                            + (e.getCause() == null ? e : ExceptionText.of(e.getCause())),
                    e.getCause());
        }
    }

    private @Nullable Throwable untyped() {
        if (test.layout().boxed()) return null;
        try {
            Field field = state.getDeclaredField(StressTest.UNEXPECTED);
            field.setAccessible(true);
            return (Throwable) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<List<Response>, Long> outcomes(List<CounterThread<?>> actors) {
        Map<List<Response>, Long> outcomes = new HashMap<>();
        for (CounterThread<?> actor : actors) {
            if (actor.throwable() != null) {
                throw new IllegalStateException(
                        test.sorted().scenario() + ": an actor ended with a throw", actor.throwable());
            }
            add(actor.result(), outcomes);
        }
        return outcomes;
    }

    private <R> void add(Counter<R> counter, Map<List<Response>, Long> outcomes) {
        for (R answers : counter.elementSet()) {
            List<Response> responses = new ArrayList<>(test.initial());
            responses.addAll(test.layout().read(answers));
            outcomes.merge(List.copyOf(responses), counter.count(answers), Long::sum);
        }
    }
}
