package dev.turnstile.engine.jcstress.run;

import dev.turnstile.engine.jcstress.source.StressTest;

/** A compiled test, what it has shown so far, and how many instances its slices are given. */
public final class TestRun {
    private static final int TRIAL_INSTANCES = 8;

    /** The intended time of a pass over all instances. Operations that sleep or back off get fewer instances. */
    private static final long PASS_NANOS = 5_000_000;

    /** Measured with a racy counter under load: 40 of 40 slices exposed it, and 36 of 40 with strides of four times the length. */
    private static final int STRIDE = 64;

    private static final int MAX_STRIDES = 64;

    /** If a slice makes this many passes, the next one gets more instances. */
    private static final int ENOUGH_PASSES = 4;

    /** The most heap that all instances of a slice may take, in bytes. */
    private static final long MAX_BYTES = 32 << 20;

    private final SliceRunner runner;
    private final Effort effort;
    private final Runnable lifeSign;
    private final OutcomeTable table;
    private final int maxInstances;
    private int stride = TRIAL_INSTANCES;
    private int strides;

    /**
     * @param bytesPerInstance what one instance of the subject takes
     * @param lifeSign told now and then that a slice is waited for
     */
    public TestRun(SliceRunner runner, Effort effort, long bytesPerInstance, Runnable lifeSign) {
        this.lifeSign = lifeSign;
        this.runner = runner;
        this.effort = effort;
        this.maxInstances = (int) Math.max(TRIAL_INSTANCES, MAX_BYTES / Math.max(1, bytesPerInstance));
        this.table = new OutcomeTable(runner.test().sorted());
    }

    public StressTest test() {
        return runner.test();
    }

    public OutcomeTable table() {
        return table;
    }

    /** Runs a slice and counts its outcomes. */
    public SliceResult slice() throws InterruptedException {
        if (strides == 0) {
            SliceResult trial = counted(runner.run(effort.trial(test(), TRIAL_INSTANCES), lifeSign));
            if (!(trial instanceof SliceResult.Counted)) return trial;
            long nanosPerInstance = Effort.TRIAL_MILLIS * 1_000_000L / table.total();
            resize(PASS_NANOS / Math.max(1, nanosPerInstance));
            if (table.worst().isPresent()) return trial;
        }
        long before = table.total();
        SliceConfig config = effort.slice(test(), stride, strides);
        SliceResult result = counted(runner.run(config, lifeSign));
        if (table.total() - before >= (long) ENOUGH_PASSES * config.instances()) resize(4L * config.instances());
        return result;
    }

    private SliceResult counted(SliceResult result) {
        if (result instanceof SliceResult.Counted counted) table.add(counted.outcomes());
        return result;
    }

    private void resize(long instances) {
        long most = Math.min(instances, maxInstances);
        stride = (int) Math.max(TRIAL_INSTANCES, Math.min(STRIDE, most));
        strides = (int) Math.max(1, Math.min(MAX_STRIDES, most / STRIDE));
    }
}
