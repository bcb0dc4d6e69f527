package dev.turnstile.stage;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.OwnTimes;
import dev.turnstile.engine.Progress;
import dev.turnstile.evidence.Hang;
import dev.turnstile.hang.explain.LiveThreads;
import dev.turnstile.hang.explain.RunningOperation;
import dev.turnstile.hang.quiescence.Quiescence;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.hang.threads.OwnThreads;
import dev.turnstile.hang.threads.VirtualThreads;
import dev.turnstile.leak.LocalLeaks;
import dev.turnstile.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Operations are called from threads of this JVM. */
final class LocalStage implements Stage {
    private static final long CLOSING_MILLIS = 500;

    /** The time between two signs of life while something is waited for. */
    private static final long LOOK_MILLIS = 200;

    /** On a busy machine a thread waits for its processor time: the guard is this many times the patience. */
    private static final int GUARDS = 3;

    /** However slow an operation is, it is not watched for longer than this. */
    private static final Duration LONGEST_GUARD = Duration.ofMinutes(2);

    private final Declaration subject;
    private final LocalLeaks leaks;
    private final @Nullable OwnTimes ownTimes;
    private final Progress progress;

    LocalStage(Declaration subject, LocalLeaks leaks, Progress progress) throws InterruptedException {
        this.subject = subject;
        this.leaks = leaks;
        this.progress = progress;
        // How long a server's call takes depends on its clients, so calls are not timed alone.
        this.ownTimes = leaks.matter() ? null : new OwnTimes(this::instance, this::waits);
        if (leaks.matter()) {
            makeOne();
            leaks.know();
        }
    }

    private void waits() {
        progress.at("jqwik: waits for operations that take long");
    }

    /** Makes one instance first: the threads and processes that it starts for all later instances may stay. */
    private void makeOne() throws InterruptedException {
        Thread first = started("first", () -> {
            Object one = instance();
            if (one instanceof AutoCloseable closeable) closeable.close();
        });
        long end = System.nanoTime() + LIFECYCLE.toNanos();
        while (first.isAlive() && System.nanoTime() < end) {
            progress.goesOn();
            first.join(LOOK_MILLIS);
        }
    }

    private Object instance() throws ReflectiveOperationException {
        return subject.subject().getConstructor().newInstance();
    }

    /** An attempt that may not return. If it throws, the runs will show that too, or it no longer matters. */
    private interface Attempt {
        void make() throws Exception;
    }

    private static Thread started(String name, Attempt attempt) {
        Thread thread = new Thread(
                () -> {
                    try {
                        attempt.make();
                    } catch (Exception toldElsewhere) {
                        // see Attempt
                    }
                },
                "turnstile-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public CompiledScenario compile(Scenario scenario) {
        return CompiledScenario.of(subject.subject(), scenario);
    }

    @Override
    public void prepare(int threads) {
        // Threads are started by their crew.
    }

    @Override
    public boolean takes(ThreadKind kind) {
        return true;
    }

    @Override
    public boolean isQuick() {
        return !leaks.matter();
    }

    @Override
    public String inWords(Set<ThreadKind> kinds) {
        return kinds.stream().map(k -> k.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" and "))
                + " threads";
    }

    @Override
    public List<String> leftBy(Object instance) throws InterruptedException {
        return leaks.left();
    }

    @Override
    public @Nullable OwnTimes ownTimes() {
        return ownTimes;
    }

    @Override
    public Rest settle(
            @Nullable Object instance,
            List<RunningOperation> pending,
            Supplier<List<Thread>> bystanders,
            LongSupplier returned,
            Duration own,
            Patience patience)
            throws InterruptedException {
        List<Thread> threads = pending.stream().map(RunningOperation::runner).toList();
        // The processor time of a virtual thread that spins is not known, so nothing can be proved of it.
        boolean hopeless =
                threads.stream().anyMatch(t -> t.getState() == Thread.State.RUNNABLE && VirtualThreads.isVirtual(t));
        Duration longer = OwnTimes.patience(own);
        Duration guard = guard(hopeless ? Patience.GUESSING : patience, longer);
        LongSupplier watched = () -> {
            if (longer.isZero()) progress.goesOn();
            else waits();
            return returned.getAsLong();
        };
        long start = System.nanoTime();
        while (true) {
            long before = leaks.activity();
            Rest rest = Quiescence.await(threads, bystanders, watched, patience.window(), longer, guard);
            if (rest != Rest.AT_REST || before >= 0 && before == leaks.activity()) return rest;
            if (System.nanoTime() - start > guard.toNanos()) return Rest.RESTLESS;
        }
    }

    private static Duration guard(Patience patience, Duration longer) {
        Duration guard = patience.guard().plus(longer.multipliedBy(GUARDS));
        return guard.compareTo(LONGEST_GUARD) < 0 ? guard : LONGEST_GUARD;
    }

    @Override
    public Hang explain(@Nullable Object instance, List<RunningOperation> pending, List<Thread> bystanders) {
        List<Thread> own =
                bystanders.stream().filter(thread -> !leaks.isKnown(thread)).toList();
        return LiveThreads.explain(pending, instance).with(OwnThreads.of(own));
    }

    /**
     * Does not wait for {@code close()}, except briefly where the instance has processes or sockets: a later run must not be blamed for them.
     */
    @Override
    public void giveUp(@Nullable Object instance) throws InterruptedException {
        if (!(instance instanceof AutoCloseable closeable)) return;
        Thread closer = started("closer", closeable::close);
        if (!leaks.matter()) return;
        closer.join(CLOSING_MILLIS);
        leaks.renounce();
    }

    @Override
    public boolean isSpoilt() {
        return leaks.isSpoilt();
    }

    @Override
    public void close() {
        // Instances have been closed one by one.
    }
}
