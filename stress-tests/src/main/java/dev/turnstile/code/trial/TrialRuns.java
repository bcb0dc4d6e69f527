package dev.turnstile.code.trial;

import dev.turnstile.code.calls.OperationCode;
import dev.turnstile.code.rewriting.ArgumentsOfLoader;
import dev.turnstile.code.trial.WatchedClasses.Stop;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs scenarios of one subject in {@link WatchedClasses}, one thread after the other, and notes which operations come to watched calls. */
final class TrialRuns {
    /** A thread is left alone if it waits at this number of looks in a row, one each millisecond. Chosen. */
    private static final int LOOKS = 30;

    /** Chosen; a guard only: what was not run by then is not acquitted, but left out of jcstress or run less often. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Set<Thread.State> WAITING = Set.of(Thread.State.WAITING, Thread.State.BLOCKED);

    /** The subject's own threads may also wait with a limit, as idle threads of a pool do. */
    private static final Set<Thread.State> AT_REST =
            Set.of(Thread.State.WAITING, Thread.State.BLOCKED, Thread.State.TIMED_WAITING);

    private final Class<?> subject;
    private final Set<Operation> suspects;
    private final WatchedClasses classes;
    private final ArgumentsOfLoader arguments;
    private final TrialTime time = new TrialTime(LIMIT);
    private final ThreadGroup group = new ThreadGroup("turnstile-trial");
    private final Set<Operation> begun = new HashSet<>();
    private final Set<Operation> running = new HashSet<>();
    private final Set<Operation> completed = new HashSet<>();
    private final Set<Operation> guilty = new HashSet<>();
    private boolean constructed;
    private boolean failed;

    /**
     * @param code the subject's
     * @param calls the watched ones
     * @param suspects the operations whose code leads to such calls
     */
    TrialRuns(Class<?> subject, OperationCode code, Predicate<String> calls, Set<Operation> suspects) {
        this.subject = subject;
        this.suspects = Set.copyOf(suspects);
        ClassLoader parent = subject.getClassLoader();
        this.classes = new WatchedClasses(
                parent == null ? ClassLoader.getSystemClassLoader() : parent, code, calls, this::met);
        this.arguments = new ArgumentsOfLoader(classes);
    }

    /** Whether instances were made, each without a watched call. */
    synchronized boolean constructs() {
        return constructed && !failed;
    }

    /** Whether an operation came to its end, and never to a watched call. */
    synchronized boolean acquits(Operation operation) {
        return constructs() && completed.contains(operation) && !guilty.contains(operation);
    }

    /** Initializes the classes whose initializers did input or output, so that no run that counts does. */
    void initialize() {
        for (String name : classes.initializers()) {
            try {
                Class.forName(name, true, classes.getParent());
            } catch (ClassNotFoundException | LinkageError unusable) {
                // Runs cannot use it either.
            }
        }
    }

    /** Runs a scenario, with each of its threads first. */
    void run(Scenario scenario) {
        for (int first = 0; first < scenario.threads(); first++) {
            if (failed() || time.isOver()) return;
            new Instance().run(scenario, first);
        }
    }

    private synchronized boolean failed() {
        return failed;
    }

    /**
     * Each operation that runs now may have made the call. If a thread of the subject's own made it, each suspect that has begun may have
     * asked it to; if none has, the constructor did.
     */
    private synchronized void met() {
        boolean own = !(Thread.currentThread() instanceof TrialThread);
        guilty.addAll(own ? begun : running);
        if (!constructed || own && Collections.disjoint(begun, suspects)) failed = true;
    }

    private synchronized void begin(Operation operation) {
        running.add(operation);
        begun.add(operation);
    }

    private synchronized void complete(Operation operation) {
        running.remove(operation);
        completed.add(operation);
    }

    private synchronized void made() {
        if (classes.isStopped()) failed = true;
        else constructed = true;
    }

    /** Something did not work, and the trial itself may be the reason. */
    private synchronized void fail() {
        failed = true;
    }

    /** A thread that runs what is tried, unlike those that the subject starts. */
    private static final class TrialThread extends Thread {
        TrialThread(ThreadGroup group, Runnable task) {
            super(group, task, "turnstile-trial");
            setDaemon(true);
        }
    }

    /** One instance, and the threads that work on it. */
    private final class Instance {
        private final List<Thread> threads = new ArrayList<>();
        private volatile @Nullable Object instance;
        private volatile boolean over;

        void run(Scenario scenario, int first) {
            synchronized (TrialRuns.this) {
                running.clear();
                begun.clear();
            }
            classes.begin();
            boolean goesOn = phase(this::construct) && phase(() -> call(scenario.init()));
            if (goesOn) {
                int count = scenario.threads();
                IntStream.range(0, count)
                        .mapToObj(t -> scenario.parallel().get((first + t) % count))
                        .forEach(actors -> phase(() -> call(actors)));
                if (threads.stream().noneMatch(Thread::isAlive)) phase(() -> call(scenario.post()));
            }
            settleOthers();
            phase(this::close);
            over = true;
            classes.stop();
            threads.forEach(Thread::interrupt);
        }

        /** Runs something on a thread of its own. Returns whether it came to its end, and to no watched call. */
        private boolean phase(Runnable task) {
            if (classes.isStopped()) return false;
            Thread thread = new TrialThread(group, task);
            thread.setContextClassLoader(classes);
            thread.setUncaughtExceptionHandler((t, thrown) -> {
                if (!(thrown instanceof Stop)) fail();
            });
            threads.add(thread);
            thread.start();
            return settle(thread, WAITING) && !classes.isStopped();
        }

        /** Lets the subject's own threads come as far as they can: whether they meet a watched call must not be left to chance. */
        private void settleOthers() {
            Thread[] found = new Thread[group.activeCount() + LOOKS];
            int count = group.enumerate(found);
            for (int i = 0; i < count; i++) if (!(found[i] instanceof TrialThread)) settle(found[i], AT_REST);
        }

        private boolean settle(Thread thread, Set<Thread.State> resting) {
            try {
                for (int waiting = 0; waiting < LOOKS && !time.isOver(); ) {
                    thread.join(1);
                    if (!thread.isAlive()) return true;
                    waiting = resting.contains(thread.getState()) ? waiting + 1 : 0;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        private void construct() {
            try {
                Constructor<?> constructor =
                        classes.loadClass(subject.getName()).getDeclaredConstructor();
                constructor.setAccessible(true);
                instance = constructor.newInstance();
                made();
            } catch (ReflectiveOperationException | LinkageError e) {
                fail();
            }
        }

        private void call(List<Actor> actors) {
            for (Actor actor : actors) {
                begin(actor.operation());
                try {
                    arguments.method(actor.operation()).invoke(instance, arguments.of(actor));
                } catch (InvocationTargetException e) {
                    if (e.getCause() instanceof Stop) return;
                    // One that cannot be linked may be the trial's own fault.
                    if (e.getCause() instanceof LinkageError) fail();
                } catch (ReflectiveOperationException | LinkageError e) {
                    fail();
                }
                if (over || classes.isStopped()) return;
                complete(actor.operation());
            }
        }

        private void close() {
            if (!(instance instanceof AutoCloseable closeable)) return;
            try {
                closeable.close();
            } catch (Exception ignored) {
                // Closing is no operation of the contract: nothing is promised of it.
            }
        }
    }
}
