package dev.turnstile.subjects.litmus;

import dev.turnstile.models.litmus.StoreBuffer;
import dev.turnstile.models.litmus.StoreBufferModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Reordering;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Release and acquire are not enough here: they keep what precedes a write before it and what follows a read after it, and say nothing of
 * a write that a read follows. Both threads read 0.
 *
 * <p>Two threads: {@code writeX(), readY():0 | writeY(), readX():0}. Fixed by {@link VolatileStoreBuffer}.
 */
@Subject(model = StoreBufferModel.class)
@Broken(
        fault = Reordering.class,
        because = "an acquiring load may overtake a releasing store",
        fixedBy = VolatileStoreBuffer.class)
public class ReleaseAcquireStoreBuffer implements StoreBuffer {
    private final AtomicInteger x = new AtomicInteger();
    private final AtomicInteger y = new AtomicInteger();

    @Override
    public void writeX() {
        // the fault: a later load may overtake it
        x.setRelease(1);
    }

    @Override
    public void writeY() {
        y.setRelease(1);
    }

    @Override
    public int readX() {
        return x.getAcquire();
    }

    @Override
    public int readY() {
        return y.getAcquire();
    }
}
