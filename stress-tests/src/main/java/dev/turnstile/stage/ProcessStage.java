package dev.turnstile.stage;

import dev.turnstile.code.calls.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.OwnTimes;
import dev.turnstile.evidence.Hang;
import dev.turnstile.hang.explain.RunningOperation;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.process.Answer;
import dev.turnstile.process.ProcessTeam;
import dev.turnstile.process.SharedRun;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Each thread of a scenario tells a process of its own what to call; instances of this JVM stand for what the processes share. */
final class ProcessStage implements Stage {
    private static final MethodHandle BEGIN =
            find(ProcessTeam.class, "begin", MethodType.methodType(SharedRun.class, int.class));
    private static final MethodHandle CALL = find(
            SharedRun.class,
            "call",
            MethodType.methodType(Answer.class, int.class, List.class, boolean.class, boolean.class));
    private static final MethodHandle CRASH =
            find(SharedRun.class, "crash", MethodType.methodType(Answer.class, int.class));

    private final ProcessTeam team;
    private final boolean startsProcesses;
    private final Runnable lifeSign;

    /** @param lifeSign told now and then that processes are waited for */
    ProcessStage(Declaration subject, LeakCheck leakCheck, Runnable lifeSign) {
        this.lifeSign = lifeSign;
        this.team = new ProcessTeam(subject, leakCheck);
        this.startsProcesses = Reach.mayStartProcesses(subject);
    }

    @Override
    public CompiledScenario compile(Scenario scenario) {
        return new CompiledScenario(
                scenario,
                MethodHandles.insertArguments(BEGIN.bindTo(team), 0, scenario.threads())
                        .asType(MethodType.methodType(Object.class)),
                calls(0, scenario.init(), false),
                IntStream.range(0, scenario.threads())
                        .mapToObj(t -> calls(t, scenario.parallel().get(t), true))
                        .toList(),
                calls(0, scenario.post(), false));
    }

    /** @param parallel whether a crash may come in the middle of a call: only there can the judge leave open whether it took effect */
    private static List<MethodHandle> calls(int thread, List<Actor> actors, boolean parallel) {
        List<MethodHandle> calls = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
            MethodHandle call = actors.get(i).operation().isCrash()
                    ? MethodHandles.insertArguments(CRASH, 1, thread)
                    : MethodHandles.insertArguments(
                            CALL,
                            1,
                            thread,
                            isCrash(actors, i - 1) ? untilCrash(actors, i) : List.of(),
                            parallel,
                            parallel && i + 1 < actors.size() && isCrash(actors, i + 1));
            calls.add(call.asType(MethodType.methodType(Object.class, Object.class)));
        }
        return calls;
    }

    /** Whether a process's calls end here, or have not begun. */
    private static boolean isCrash(List<Actor> actors, int i) {
        return i < 0 || actors.get(i).operation().isCrash();
    }

    private static List<Actor> untilCrash(List<Actor> actors, int from) {
        return actors.subList(from, actors.size()).stream()
                .takeWhile(actor -> !actor.operation().isCrash())
                .toList();
    }

    @Override
    public void prepare(int threads) {
        team.prepare(threads);
    }

    /** The threads here only wait for processes. */
    @Override
    public boolean takes(ThreadKind kind) {
        return kind == ThreadKind.PLATFORM;
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public String inWords(Set<ThreadKind> kinds) {
        return "threads that are processes";
    }

    @Override
    public Optional<String> disturbance(@Nullable Object instance) {
        return instance == null ? Optional.empty() : run(instance).disturbance();
    }

    @Override
    public List<String> leftBy(Object instance) throws InterruptedException {
        return run(instance).left(startsProcesses);
    }

    /** A second run would need a second team of processes. */
    @Override
    public @Nullable OwnTimes ownTimes() {
        return null;
    }

    @Override
    public Rest settle(
            @Nullable Object instance,
            List<RunningOperation> pending,
            Supplier<List<Thread>> bystanders,
            LongSupplier progress,
            Duration own,
            Patience patience)
            throws InterruptedException {
        long before = progress.getAsLong();
        Rest rest = run(instance).settle(threads(pending), patience.window(), patience.guard(), lifeSign);
        return progress.getAsLong() == before ? rest : Rest.MOVED;
    }

    @Override
    public Hang explain(@Nullable Object instance, List<RunningOperation> pending, List<Thread> bystanders) {
        return run(instance).explain(threads(pending));
    }

    @Override
    public void giveUp(@Nullable Object instance) throws InterruptedException {
        if (instance != null) run(instance).giveUp();
    }

    private static SharedRun run(@Nullable Object instance) {
        return (SharedRun) Objects.requireNonNull(instance);
    }

    private static List<Integer> threads(List<RunningOperation> pending) {
        return pending.stream().map(RunningOperation::thread).toList();
    }

    @Override
    public boolean isSpoilt() {
        return false;
    }

    @Override
    public void close() {
        team.close();
    }

    private static MethodHandle find(Class<?> owner, String name, MethodType type) {
        try {
            return MethodHandles.lookup().findVirtual(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
