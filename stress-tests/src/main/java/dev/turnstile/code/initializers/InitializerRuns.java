package dev.turnstile.code.initializers;

import dev.turnstile.code.rewriting.ArgumentsOfLoader;
import dev.turnstile.hang.quiescence.Quiescence;
import dev.turnstile.hang.threads.OwnThreads;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.history.Span;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs scenarios on real threads with classes that nobody has initialized before, to see whether initializers that need each other deadlock
 * (JLS 12.4.2: a thread waits until the one that initializes a class is done).
 */
public final class InitializerRuns {
    /** Chosen; a guard only: a run that is not at rest by then accuses nobody. */
    private static final Duration GUARD = Duration.ofSeconds(10);

    /** How long each thread may run before it is watched for rest. Chosen: watching costs work, and accuses nobody who is not at rest. */
    private static final long BRIEF_MILLIS = 300;

    /** A guard: an initializer waits for another thread to come to one only while that thread runs. Chosen. */
    private static final Duration MEETING = Duration.ofMillis(600);

    private static final long LOOK_MILLIS = 2;

    /** Operations are called by its classes. */
    private static final String REFLECTION = "jdk.internal.reflect.";

    /**
     * A run that has come to rest with a thread in an initializer.
     *
     * @param scenario what was run
     * @param history what its operations answered
     * @param stuck the threads that wait
     */
    public record Stuck(Scenario scenario, History history, List<Waiting> stuck) {}

    /**
     * A thread that waits.
     *
     * @param thread index in the scenario; one more than the last for threads that the subject has started
     * @param operation what it runs, in words
     * @param stack its frames, innermost first
     */
    public record Waiting(int thread, String operation, List<StackTraceElement> stack) {}

    private final Class<?> subject;
    private final Scenario scenario;
    private final int leader;
    private final AtomicInteger meeting = new AtomicInteger();
    private final ThreadGroup group = new ThreadGroup("turnstile-initializers");
    private final FreshClasses classes;
    private final ArgumentsOfLoader arguments;
    private final CyclicBarrier start;
    private final List<List<Response>> answers = new ArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Set<Thread> begun = ConcurrentHashMap.newKeySet();
    private final Set<Thread> initializing = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Object instance;

    private InitializerRuns(Class<?> subject, Scenario scenario, int leader) {
        this.subject = subject;
        this.scenario = scenario;
        this.leader = leader;
        ClassLoader own = subject.getClassLoader();
        this.classes = new FreshClasses(own == null ? ClassLoader.getSystemClassLoader() : own, this::meet);
        this.arguments = new ArgumentsOfLoader(classes);
        this.start = new CyclicBarrier(scenario.threads());
        for (int i = 0; i < scenario.threads(); i++) answers.add(new ArrayList<>());
    }

    /**
     * Runs the parallel part of a scenario, once with each thread as the first to come to an initializer. Returns how it is stuck, if a
     * thread is in an initializer then.
     */
    public static Optional<Stuck> run(Class<?> subject, Scenario scenario) throws InterruptedException {
        for (int leader = 0; leader < scenario.threads(); leader++) {
            Optional<Stuck> stuck = new InitializerRuns(subject, scenario, leader).run();
            if (stuck.isPresent()) return stuck;
        }
        return Optional.empty();
    }

    private Optional<Stuck> run() throws InterruptedException {
        Thread maker = thread(this::construct);
        maker.start();
        maker.join(GUARD.toMillis());
        if (instance == null) return Optional.empty();
        initializing.clear();
        for (int i = 0; i < scenario.threads(); i++) {
            int index = i;
            threads.add(thread(() -> call(index)));
        }
        threads.forEach(Thread::start);
        long end = System.nanoTime() + GUARD.toNanos();
        while (System.nanoTime() < end) {
            for (Thread thread : threads) thread.join(BRIEF_MILLIS);
            List<Thread> alive = alive();
            if (alive.isEmpty()) return Optional.empty();
            if (meeting.get() > 0) continue;
            if (Quiescence.await(alive, List::of, () -> 0, Quiescence.ACCUSING, GUARD) != Quiescence.Rest.AT_REST)
                continue;
            return isAnyInInitializer(alive)
                    ? Optional.of(new Stuck(scenario, history(), waiting(alive)))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /**
     * Lets two threads meet in initializers, which are over in a microsecond: the first waits for another thread to come to one. The scheduler
     * might do the same.
     */
    private void meet() {
        Thread self = Thread.currentThread();
        initializing.add(self);
        meeting.incrementAndGet();
        try {
            waitWhile(() -> initializing.size() == 1 && isAnotherRunning(self));
        } catch (InterruptedException e) {
            self.interrupt();
        } finally {
            meeting.decrementAndGet();
        }
    }

    /** Lets the first thread come to an initializer, or to its end, before the others begin. */
    private void follow() throws InterruptedException {
        Thread first = threads.get(leader);
        waitWhile(() -> first.isAlive() && initializing.isEmpty());
    }

    private static void waitWhile(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + MEETING.toNanos();
        while (condition.getAsBoolean() && System.nanoTime() < end) Thread.sleep(LOOK_MILLIS);
    }

    private boolean isAnotherRunning(Thread self) {
        return alive().stream()
                .filter(thread -> thread != self)
                .anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE
                        || threads.contains(thread) && !begun.contains(thread));
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(group, task, "turnstile-initializers");
        thread.setDaemon(true);
        thread.setContextClassLoader(classes);
        return thread;
    }

    /** Its own threads and those that the subject has started. */
    private List<Thread> alive() {
        return Stream.concat(threads.stream(), OwnThreads.in(group, threads).stream())
                .filter(Thread::isAlive)
                .toList();
    }

    private static boolean isAnyInInitializer(List<Thread> alive) {
        return alive.stream().anyMatch(thread -> isInInitializer(Arrays.asList(thread.getStackTrace())));
    }

    /** Whether a thread with this stack initializes a class. */
    public static boolean isInInitializer(List<StackTraceElement> stack) {
        return stack.stream().anyMatch(frame -> frame.getMethodName().equals("<clinit>"));
    }

    private List<Waiting> waiting(List<Thread> alive) {
        List<Waiting> waiting = new ArrayList<>();
        for (Thread thread : alive) {
            int index = threads.indexOf(thread);
            boolean isOwn = index < 0;
            String operation = isOwn
                    ? "a thread that the subject started"
                    : scenario.parallel().get(index).get(answered(index).size()).toString();
            List<StackTraceElement> stack = Arrays.stream(thread.getStackTrace())
                    .takeWhile(frame -> !frame.getClassName().startsWith(REFLECTION))
                    .toList();
            waiting.add(new Waiting(isOwn ? threads.size() + waiting.size() : index, operation, stack));
        }
        return waiting;
    }

    private List<Response> answered(int thread) {
        synchronized (answers) {
            return List.copyOf(answers.get(thread));
        }
    }

    private History history() {
        List<List<Execution>> parallel = new ArrayList<>();
        for (int i = 0; i < scenario.threads(); i++) {
            List<Response> answered = answered(i);
            List<Actor> actors = scenario.parallel().get(i);
            List<Execution> executions = new ArrayList<>();
            for (int k = 0; k < actors.size() && k <= answered.size(); k++) {
                Response response = k < answered.size() ? answered.get(k) : Response.PENDING;
                executions.add(new Execution(actors.get(k), response, Span.UNKNOWN));
            }
            parallel.add(executions);
        }
        return History.ofThreads(parallel);
    }

    private void construct() {
        try {
            instance = classes.loadClass(subject.getName()).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError unusable) {
            // The next run says so.
        }
    }

    private void call(int thread) {
        try {
            List<Method> methods = new ArrayList<>();
            for (Actor actor : scenario.parallel().get(thread)) methods.add(arguments.method(actor.operation()));
            start.await();
            if (thread != leader) follow();
            begun.add(Thread.currentThread());
            for (int i = 0; i < methods.size(); i++) {
                Response response =
                        call(methods.get(i), scenario.parallel().get(thread).get(i));
                synchronized (answers) {
                    answers.get(thread).add(response);
                }
            }
        } catch (Exception | LinkageError unusable) {
            start.reset();
        }
    }

    private Response call(Method method, Actor actor) throws ReflectiveOperationException {
        try {
            return Response.returned(method.invoke(instance, arguments.of(actor)));
        } catch (InvocationTargetException e) {
            return Response.threw(e.getCause() == null ? e : e.getCause());
        }
    }
}
