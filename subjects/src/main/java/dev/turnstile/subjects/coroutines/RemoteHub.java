package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.Hub;
import dev.turnstile.support.coroutines.Carrier;
import dev.turnstile.support.coroutines.CarrierJvm;
import dev.turnstile.support.coroutines.SharedCount;

/** A hub in a child JVM that has one carrier. The class of their count says what its coroutines do there. */
abstract class RemoteHub implements Hub, AutoCloseable {
    private final CarrierJvm carrier;
    private final Class<? extends SharedCount> count;
    private final int number;

    RemoteHub(CarrierJvm carrier, Class<? extends SharedCount> count) {
        this.carrier = carrier;
        this.count = count;
        this.number = carrier.newHub();
    }

    @Override
    public int spawn(int coroutines) {
        return carrier.call(number, count, Carrier.SPAWN, coroutines);
    }

    @Override
    public boolean join(int coroutine) {
        return carrier.call(number, count, Carrier.JOIN, coroutine) == 1;
    }

    @Override
    public int joinAll() {
        return carrier.call(number, count, Carrier.JOIN_ALL, 0);
    }

    @Override
    public void close() {
        carrier.forget(number);
    }
}
