package dev.turnstile.engine.jcstress.run;

import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.processors.Processors;
import java.util.List;
import org.openjdk.jcstress.infra.runners.SpinLoopStyle;

/**
 * How slices are run on this machine: actors that each have a processor are pinned to it, others share what there is.
 *
 * @param cpus the processors that may be used; empty where they cannot be told
 * @param available how many there are
 */
public record Effort(List<Integer> cpus, int available) {
    /** Pinned actors on two processors show interleavings within a slice of this length, idle or a third busy: 300 of 300. */
    private static final int MILLIS = 10;

    /** If there are more actors than processors, they meet only when the operating system switches threads, every few milliseconds. */
    private static final int SHARING_MILLIS = 25;

    /** Some hundred runs of operations that take microseconds. */
    static final int TRIAL_MILLIS = 3;

    public static Effort ofThisMachine() {
        return new Effort(Processors.allowed(), Processors.COUNT);
    }

    /** Returns whether each of this number of actors has a processor to itself. */
    public boolean suffices(int threads) {
        return threads <= available;
    }

    /**
     * One slice.
     *
     * @param stride after how many instances the actors meet
     * @param strides how many strides make a pass over all instances
     */
    public SliceConfig slice(StressTest test, int stride, int strides) {
        int threads = test.sorted().scenario().threads();
        if (!suffices(threads)) {
            return new SliceConfig(
                    test.runner(), SpinLoopStyle.THREAD_YIELD, SHARING_MILLIS, stride, strides, List.of());
        }
        List<Integer> pins = threads <= cpus.size() ? cpus.subList(0, threads) : List.of();
        return new SliceConfig(test.runner(), SpinLoopStyle.THREAD_SPIN_WAIT, MILLIS, stride, strides, pins);
    }

    /** A very short slice over a few instances, to tell operations that take long. */
    SliceConfig trial(StressTest test, int instances) {
        return new SliceConfig(test.runner(), SpinLoopStyle.THREAD_YIELD, TRIAL_MILLIS, instances, 1, List.of());
    }
}
