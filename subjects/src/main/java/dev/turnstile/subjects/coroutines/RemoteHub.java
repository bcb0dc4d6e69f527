package dev.turnstile.subjects.coroutines;

import dev.turnstile.models.coroutines.Hub;

/** A hub in a child JVM that has one carrier. What its coroutines do there is said by the class of their count. */
abstract class RemoteHub implements Hub, AutoCloseable {
    private final CarrierJvm carrier;
    private final int number;

    RemoteHub(CarrierJvm carrier, Class<? extends SharedCount> count) {
        this.carrier = carrier;
        this.number = carrier.open(count);
    }

    @Override
    public int spawn(int coroutines) {
        return carrier.call(Carrier.SPAWN, number, coroutines);
    }

    @Override
    public boolean join(int coroutine) {
        return carrier.call(Carrier.JOIN, number, coroutine) == 1;
    }

    @Override
    public int joinAll() {
        return carrier.call(Carrier.JOIN_ALL, number, 0);
    }

    @Override
    public void close() {
        carrier.call(Carrier.CLOSE, number, 0);
    }
}
