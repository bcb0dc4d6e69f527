package dev.turnstile.engine.jcstress.run;

import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.hang.quiescence.Quiescence;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.history.History;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.runners.CounterThread;
import org.openjdk.jcstress.infra.runners.WorkerSync;

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
            List<Thread> concerned = concerned(alive);
            Rest rest = Quiescence.await(concerned, this::look, Quiescence.ACCUSING, left);
            if (rest != Rest.AT_REST || !concerned.equals(concerned(alive))) continue;
            HungInstance hung = HungInstance.find(test, actors, instances);
            // A thread that moved during the look was not at rest.
            if (hung != null && hung.history().equals(again())) return new SliceResult.Hung(hung);
        }
    }

    /**
     * The actors that could bring about the end of the first run that is hung. An actor that has come through that run, and waits for the others
     * at jcstress's checkpoint behind it, cannot: it spins or yields there until the hung ones come, and to see it burn processor time takes
     * seconds where it has to share a processor.
     */
    private List<Thread> concerned(List<Thread> alive) {
        int first = HungInstance.first(test, actors, instances);
        return alive.stream()
                .filter(actor -> first == HungInstance.NONE
                        || !instances.isDone(actors.indexOf(actor), first)
                        || !isAtCheckpoint(actor))
                .toList();
    }

    private static boolean isAtCheckpoint(Thread actor) {
        return Arrays.stream(actor.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(WorkerSync.class.getName()));
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
