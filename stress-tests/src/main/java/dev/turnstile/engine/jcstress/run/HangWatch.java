package dev.turnstile.engine.jcstress.run;

import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.hang.quiescence.Quiescence;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.history.History;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.runners.CounterThread;

/** Decides whether actors that did not return in time hang. */
final class HangWatch {
    /**
     * The limit after which a slice is left undecided. On a busy machine a thread waits long for the processor time that proves that it
     * spins.
     */
    private static final Duration GUARD = Duration.ofSeconds(15);

    private final StressTest test;
    private final List<CounterThread<?>> actors;
    private final Instances instances;
    private final Runnable lifeSign;

    /** @param lifeSign told now and then that this waits */
    HangWatch(StressTest test, List<CounterThread<?>> actors, Runnable lifeSign) {
        this.test = test;
        this.actors = actors;
        this.lifeSign = lifeSign;
        this.instances = new Instances(test, actors);
    }

    /** Returns the result of the slice; {@code null} if all actors returned. */
    @Nullable
    SliceResult await() throws InterruptedException {
        long end = System.nanoTime() + GUARD.toNanos();
        long before = progress();
        while (true) {
            List<Thread> alive =
                    actors.stream().filter(Thread::isAlive).<Thread>map(t -> t).toList();
            if (alive.isEmpty()) return null;
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative()) return new SliceResult.Late(progress() != before);
            Rest rest = Quiescence.await(alive, this::look, Quiescence.ACCUSING, left);
            if (rest != Rest.AT_REST) continue;
            HungInstance hung = HungInstance.find(test, actors, instances);
            // A thread that moved during the look was not at rest.
            if (hung != null && hung.history().equals(again())) return new SliceResult.Hung(hung);
        }
    }

    private @Nullable History again() {
        HungInstance hung = HungInstance.find(test, actors, instances);
        return hung == null ? null : hung.history();
    }

    private long look() {
        lifeSign.run();
        return progress();
    }

    /** Grows while actors get on: with each instance, and with each thread that ends. */
    private long progress() {
        long progress = 0;
        for (int t = 0; t < actors.size(); t++)
            progress += actors.get(t).isAlive() ? instances.done(t) : Integer.MAX_VALUE;
        return progress;
    }
}
