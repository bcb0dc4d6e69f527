package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Subject;

/** The JDK's own reentrant lock guards the count. */
@Subject(model = GuardedCounterModel.class)
public class CounterBehindJdkReentrantMutex extends CounterBehindReentrantMutex {
    public CounterBehindJdkReentrantMutex() {
        super(new JdkReentrantMutex());
    }
}
