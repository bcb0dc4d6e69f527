package dev.turnstile.models.coroutines;

import java.util.NoSuchElementException;

/** {@link Generator}, single-threaded. */
public final class GeneratorModel implements Generator {
    private static final int NOTHING = -1;

    private int yielded = NOTHING;
    private boolean ended;

    @Override
    public int next() {
        return goOnFrom(yielded + 1);
    }

    @Override
    public int send(int value) {
        if (!ended && yielded == NOTHING) throw new IllegalStateException();
        return goOnFrom(value);
    }

    private int goOnFrom(int value) {
        if (value > LAST) ended = true;
        if (ended) throw new NoSuchElementException();
        yielded = value;
        return value;
    }

    @Override
    public void close() {
        ended = true;
    }
}
