package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounter;
import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicInteger;

/** The JDK's own counter, which needs no lock. */
@Subject(model = GuardedCounterModel.class)
public class JdkAtomicCounter implements GuardedCounter {
    private final AtomicInteger n = new AtomicInteger();

    @Override
    public int increment() {
        return n.incrementAndGet();
    }
}
