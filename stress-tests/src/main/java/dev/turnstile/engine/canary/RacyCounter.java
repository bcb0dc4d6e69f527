package dev.turnstile.engine.canary;

import dev.turnstile.engine.canary.CanaryFaults.LostUpdate;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;

/** The racing canary: both threads read 0, both answer 1. */
@Subject(model = CanaryCounterModel.class)
@Broken(fault = LostUpdate.class, because = "the read and the write of ++ are two steps")
public class RacyCounter implements CanaryCounter {
    private int count;

    @Override
    public int increment() {
        return ++count;
    }
}
