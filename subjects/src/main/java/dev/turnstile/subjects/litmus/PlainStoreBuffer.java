package dev.turnstile.subjects.litmus;

import dev.turnstile.models.litmus.StoreBuffer;
import dev.turnstile.models.litmus.StoreBufferModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Reordering;

/**
 * Each thread reads the other's variable before its own write has left for memory: compiler and hardware may both let a load overtake an
 * earlier store to elsewhere, and both threads read 0.
 *
 * <p>Two threads: {@code writeX(), readY():0 | writeY(), readX():0}. Fixed by {@link VolatileStoreBuffer}.
 */
@Subject(model = StoreBufferModel.class)
@Broken(
        fault = Reordering.class,
        because = "a plain load may overtake a plain store",
        fixedBy = VolatileStoreBuffer.class)
public class PlainStoreBuffer implements StoreBuffer {
    // the fault: plain fields: a load may overtake a store
    private int x;
    private int y;

    @Override
    public void writeX() {
        x = 1;
    }

    @Override
    public void writeY() {
        y = 1;
    }

    @Override
    public int readX() {
        return x;
    }

    @Override
    public int readY() {
        return y;
    }
}
