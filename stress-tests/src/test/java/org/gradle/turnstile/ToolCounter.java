package org.gradle.turnstile;

import dev.turnstile.engine.canary.CanaryCounter;
import dev.turnstile.engine.canary.CanaryCounterModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicInteger;

/** A right counter, with the name of a tool that Lincheck never looks into. */
@Subject(model = CanaryCounterModel.class)
public class ToolCounter implements CanaryCounter {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public int increment() {
        return count.incrementAndGet();
    }
}
