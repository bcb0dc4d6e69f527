package dev.turnstile.engine.canary;

import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Fault;
import dev.turnstile.spec.Subject;

/** The racing canary: both threads read 0, both answer 1. */
@Subject(model = CanaryCounterModel.class)
@Broken(fault = Fault.LOST_UPDATE, because = "the read and the write of ++ are two steps")
public class RacyCounter implements CanaryCounter {
    private int count;

    @Override
    public int increment() {
        return ++count;
    }
}
