package dev.turnstile.engine.lincheck.run;

import dev.turnstile.processors.ProcessorTime;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * When a check gives up, whatever is left to do: after an amount of processor time of this JVM. The time to
 * load and to instrument code does not count: a large library takes as long as thousands of executions.
 */
public final class Deadline {
    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();

    /** Asking for the processor time takes as long as a tenth of a short execution, so it is not asked for before each. */
    private static final long LOOK_EVERY_NANOS = 10_000_000;

    private ProcessorTime time;
    private long lookedAt;
    private long taken;

    private Deadline(ProcessorTime time) {
        this.time = time;
        look();
    }

    /** One that begins now. */
    public static Deadline in(Duration processorTime) {
        return new Deadline(ProcessorTime.of(processorTime));
    }

    /** Does something whose time does not count if it loads classes. */
    public Ended during(Supplier<RunResult> execution) {
        long classes = CLASSES.getTotalLoadedClassCount();
        long before = lately();
        RunResult run = execution.get();
        boolean loading = CLASSES.getTotalLoadedClassCount() != classes;
        if (loading) putOff(before);
        return new Ended(run, loading);
    }

    /**
     * An execution.
     *
     * @param loading whether classes were loaded meanwhile, so that it may have taken longer than others
     */
    public record Ended(RunResult run, boolean loading) {}

    private void putOff(long since) {
        look();
        time = new ProcessorTime(time.endNanos() + taken - since);
    }

    public boolean passed() {
        return lately() >= time.endNanos();
    }

    /** The processor time that was taken a short while ago, or now. */
    private long lately() {
        if (System.nanoTime() - lookedAt >= LOOK_EVERY_NANOS) look();
        return taken;
    }

    private void look() {
        lookedAt = System.nanoTime();
        taken = ProcessorTime.takenNanos();
    }
}
