package dev.turnstile.support.coroutines;

import dev.turnstile.models.coroutines.Hub;
import dev.turnstile.support.waiting.Interrupted;
import java.util.ArrayList;
import java.util.List;

/** A hub in the process of the carrier, called by coroutines only: so it needs no lock itself. */
final class LocalHub implements Hub {
    private final SharedCount count;
    private final List<Thread> coroutines = new ArrayList<>();

    LocalHub(SharedCount count) {
        this.count = count;
    }

    @Override
    public int spawn(int more) {
        int first = coroutines.size();
        for (int i = 0; i < more; i++) coroutines.add(Thread.startVirtualThread(count::add));
        return first;
    }

    @Override
    public boolean join(int coroutine) {
        if (coroutine >= coroutines.size()) return false;
        join(coroutines.get(coroutine));
        return true;
    }

    @Override
    public int joinAll() {
        coroutines.forEach(LocalHub::join);
        return count.count();
    }

    private static void join(Thread coroutine) {
        try {
            coroutine.join();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }
}
