package dev.turnstile.hostile;

import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicInteger;

/** Subjects that every engine can run, until they show what they are. */
public final class HostileTickers {
    private HostileTickers() {}

    @Subject(model = TickerModel.class)
    public static class Honest implements Ticker {
        private final AtomicInteger ticks = new AtomicInteger();

        @Override
        public int tick() {
            return ticks.incrementAndGet();
        }
    }

    @Subject(model = TickerModel.class)
    public static class ExitsOnTheSecondTick extends Honest {
        @Override
        public int tick() {
            int ticks = super.tick();
            if (ticks == 2) System.exit(44);
            return ticks;
        }
    }

    @Subject(model = TickerModel.class)
    public static class DeadlocksInConstructor extends Honest {
        public DeadlocksInConstructor() {
            new HostileDoors.DeadlocksInConstructor();
        }
    }
}
