package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.Generator;
import dev.turnstile.models.coroutines.GeneratorModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import dev.turnstile.support.coroutines.Coroutine;

/**
 * Yields one number to two callers: both give the body its turn, and that is one turn. Both find in the slot what it yields; or one of them
 * sleeps on, since the body wakes the caller that wrote its name last.
 *
 * <p>{@code next():0 | next():0}, or {@code next():never | close()}. Fixed by {@link HandoffGenerator}.
 */
@Subject(model = GeneratorModel.class)
@Broken(
        fault = LostElement.class,
        because = "another caller comes between giving the body its turn and taking what it yields",
        fixedBy = HandoffGenerator.class)
public class RacyHandoffGenerator implements Generator, AutoCloseable {
    private final Coroutine coroutine = new Coroutine(Coroutine.Body.COUNTING);

    @Override
    public int next() {
        // the fault: no monitor: turn and answer are two steps
        return coroutine.resume(null);
    }

    @Override
    public int send(int value) {
        return coroutine.resume(value);
    }

    @Override
    public void close() {
        coroutine.close();
    }
}
