package dev.turnstile.subjects.litmus;

import dev.turnstile.models.litmus.StoreBuffer;
import dev.turnstile.models.litmus.StoreBufferModel;
import dev.turnstile.spec.Subject;

/**
 * Volatile accesses have one order on which all threads agree and which keeps each thread's own: the later of the two writes comes before
 * its thread's read, so that read or the other sees a 1.
 */
@Subject(model = StoreBufferModel.class)
public class VolatileStoreBuffer implements StoreBuffer {
    private volatile int x;
    private volatile int y;

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
