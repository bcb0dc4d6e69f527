package dev.turnstile.engine.jqwik;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.Hang;
import dev.turnstile.hang.LiveThreads;
import dev.turnstile.hang.Quiescence;
import dev.turnstile.hang.Quiescence.Rest;
import dev.turnstile.hang.RunningOperation;
import dev.turnstile.hang.VirtualThreads;
import dev.turnstile.process.Aftermath;
import dev.turnstile.process.Relatives;
import dev.turnstile.process.Relatives.Relative;
import dev.turnstile.scenario.Scenario;
import java.util.HashSet;
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

    private final Declaration subject;
    private final boolean startsProcesses;
    private final boolean opensSockets;
    private final Relatives relatives = Relatives.ofThisProcess(null);
    private final Set<Long> known = new HashSet<>();
    private final Aftermath aftermath = new Aftermath();
    private boolean spoilt;

    LocalStage(Declaration subject, boolean startsProcesses, boolean opensSockets) {
        this.subject = subject;
        this.startsProcesses = startsProcesses;
        this.opensSockets = opensSockets;
        if (startsProcesses) {
            makeOne();
            relatives.now().forEach(relative -> known.add(relative.pid()));
        }
    }

    /** What the first instance starts for all that come after it may stay. */
    private void makeOne() {
        try {
            Object first = subject.subject().getConstructor().newInstance();
            if (first instanceof AutoCloseable closeable) closeable.close();
        } catch (Exception e) {
            // The runs will tell.
        }
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
        return !startsProcesses && !opensSockets;
    }

    @Override
    public String inWords(Set<ThreadKind> kinds) {
        return kinds.stream().map(k -> k.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" and "))
                + " threads";
    }

    @Override
    public List<String> leftBy(Object instance) throws InterruptedException {
        if (!startsProcesses) return List.of();
        List<Relative> left = aftermath.of(this::unknown);
        renounce(left);
        return left.stream().map(Relative::toString).toList();
    }

    private List<Relative> unknown() {
        return relatives.now().stream()
                .filter(relative -> !known.contains(relative.pid()))
                .toList();
    }

    /** They must not be taken for those of a later run. */
    private void renounce(List<Relative> left) {
        if (left.isEmpty()) return;
        spoilt = true;
        Relatives.kill(left);
        left.forEach(relative -> known.add(relative.pid()));
    }

    @Override
    public Rest settle(
            @Nullable Object instance,
            List<RunningOperation> pending,
            Supplier<List<Thread>> bystanders,
            LongSupplier progress,
            Patience patience)
            throws InterruptedException {
        List<Thread> threads = pending.stream().map(RunningOperation::runner).toList();
        // The processor time of a virtual thread that spins is not known, so nothing can be proved of it.
        boolean hopeless =
                threads.stream().anyMatch(t -> t.getState() == Thread.State.RUNNABLE && VirtualThreads.isVirtual(t));
        return Quiescence.await(
                threads,
                bystanders,
                progress,
                patience.window(),
                hopeless ? Patience.GUESSING.guard() : patience.guard());
    }

    @Override
    public Hang explain(@Nullable Object instance, List<RunningOperation> pending) {
        return LiveThreads.explain(pending, instance);
    }

    /** Nobody waits for a stuck subject to close, but for the processes that it has started. */
    @Override
    public void giveUp(@Nullable Object instance) throws InterruptedException {
        if (!(instance instanceof AutoCloseable closeable)) return;
        Thread closer = new Thread(
                () -> {
                    try {
                        closeable.close();
                    } catch (Exception stuckAnyway) {
                        // It is given up.
                    }
                },
                "closer");
        closer.setDaemon(true);
        closer.start();
        if (!startsProcesses) return;
        closer.join(CLOSING_MILLIS);
        renounce(unknown());
    }

    @Override
    public boolean isSpoilt() {
        return spoilt;
    }

    @Override
    public void close() {
        // Instances have been closed one by one.
    }
}
