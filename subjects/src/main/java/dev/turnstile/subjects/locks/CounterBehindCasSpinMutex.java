package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Subject;

/** The spin mutex excludes, and its release publishes the count. */
@Subject(model = GuardedCounterModel.class)
public class CounterBehindCasSpinMutex extends CounterBehindMutex {
    public CounterBehindCasSpinMutex() {
        super(new CasSpinMutex());
    }
}
