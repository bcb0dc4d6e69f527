package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.Generator;
import dev.turnstile.models.coroutines.GeneratorModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.coroutines.Coroutine;

/**
 * The body runs in a virtual thread of its own, which takes turns with the caller's: see {@link Coroutine}. A coroutine knows one
 * caller, so callers come one after another: the monitor is held from when the body is resumed until it has yielded.
 *
 * <p>A generator whose body has neither ended nor been closed keeps its thread. A body cannot resume itself: it would wait for its own end.
 */
@Subject(model = GeneratorModel.class)
public class HandoffGenerator implements Generator, AutoCloseable {
    private final Coroutine coroutine;

    public HandoffGenerator() {
        this(Coroutine.Body.COUNTING);
    }

    public HandoffGenerator(Coroutine.Body body) {
        this.coroutine = new Coroutine(body);
    }

    @Override
    public synchronized int next() {
        return coroutine.resume(null);
    }

    @Override
    public synchronized int send(int value) {
        return coroutine.resume(value);
    }

    @Override
    public synchronized void close() {
        coroutine.close();
    }
}
