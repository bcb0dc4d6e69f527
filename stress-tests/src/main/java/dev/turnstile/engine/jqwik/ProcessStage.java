package dev.turnstile.engine.jqwik;

import dev.turnstile.code.OperationCode;
import dev.turnstile.code.ProcessCalls;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.Hang;
import dev.turnstile.hang.Quiescence.Rest;
import dev.turnstile.hang.RunningOperation;
import dev.turnstile.process.Answer;
import dev.turnstile.process.ProcessTeam;
import dev.turnstile.process.SharedRun;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Each thread of a scenario tells a process of its own what to call; instances of this JVM stand for what the processes share. */
final class ProcessStage implements Stage {
    private static final MethodHandle BEGIN = handle("begin", MethodType.methodType(SharedRun.class, int.class));
    private static final MethodHandle CALL = call("call");
    private static final MethodHandle CALL_BEFORE_CRASH = call("callBeforeCrash");
    private static final MethodHandle CRASH = crash();

    private final ProcessTeam team;
    private final boolean startsProcesses;

    ProcessStage(Declaration subject) {
        this.team = new ProcessTeam(subject);
        this.startsProcesses = ProcessCalls.any(subject.operations(), new OperationCode(subject.subject()));
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
            boolean beforeCrash =
                    parallel && i + 1 < actors.size() && actors.get(i + 1).operation().isCrash();
            calls.add(bound(thread, actors.get(i), beforeCrash ? CALL_BEFORE_CRASH : CALL)
                    .asType(MethodType.methodType(Object.class, Object.class)));
        }
        return calls;
    }

    private static MethodHandle bound(int thread, Actor actor, MethodHandle call) {
        return actor.operation().isCrash()
                ? MethodHandles.insertArguments(CRASH, 1, thread)
                : MethodHandles.insertArguments(call, 1, thread, actor);
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
    public List<String> leftBy(Object instance) throws InterruptedException {
        return ((SharedRun) instance).left(startsProcesses);
    }

    @Override
    public Rest settle(
            @Nullable Object instance,
            List<RunningOperation> pending,
            Supplier<List<Thread>> bystanders,
            LongSupplier progress,
            Patience patience)
            throws InterruptedException {
        long before = progress.getAsLong();
        Rest rest = run(instance).settle(threads(pending), patience.window(), patience.guard());
        return progress.getAsLong() == before ? rest : Rest.MOVED;
    }

    @Override
    public Hang explain(@Nullable Object instance, List<RunningOperation> pending) {
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

    private static MethodHandle call(String name) {
        MethodType type =
                MethodType.methodType(Answer.class, int.class, Actor.class);
        return find(SharedRun.class, name, type);
    }

    private static MethodHandle crash() {
        return find(SharedRun.class, "crash", MethodType.methodType(Answer.class, int.class));
    }

    private static MethodHandle handle(String name, MethodType type) {
        return find(ProcessTeam.class, name, type);
    }

    private static MethodHandle find(Class<?> owner, String name, MethodType type) {
        try {
            return MethodHandles.lookup().findVirtual(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
