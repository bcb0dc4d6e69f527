package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.GuardedCounterModel;
import dev.turnstile.spec.Subject;

/** Reads and writes alone guard the count, so long as they are volatile. */
@Subject(model = GuardedCounterModel.class)
public class CounterBehindPetersonMutex extends CounterBehindMutex {
    public CounterBehindPetersonMutex() {
        super(new PetersonMutex());
    }
}
