package dev.turnstile.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.spec.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An element that is there once too often shows only to somebody who takes all of them. */
public class DrainedObserversTest {
    private static final int SOME = 100;

    public interface Permits {
        boolean tryAcquire();

        void release();
    }

    /** Begins with none, and never has more than two. */
    @Subject(model = BoundedPermits.class)
    public static class BoundedPermits implements Permits {
        private int permits;

        @Override
        public boolean tryAcquire() {
            if (permits == 0) return false;
            permits--;
            return true;
        }

        @Override
        public void release() {
            permits = Math.min(permits + 1, 2);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof BoundedPermits that && permits == that.permits;
        }

        @Override
        public int hashCode() {
            return permits;
        }
    }

    public interface Tickets {
        int next();
    }

    @Subject(model = EndlessTickets.class)
    public static class EndlessTickets implements Tickets {
        private int next;

        @Override
        public int next() {
            return ++next;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof EndlessTickets that && next == that.next;
        }

        @Override
        public int hashCode() {
            return next;
        }
    }

    private static List<Scenario> smallest(Class<?> subject) {
        return ScenarioSpace.of(DeclarationReader.read(subject), 1, SOME)
                .smallest()
                .first(SOME);
    }

    @Test
    void a_post_part_takes_until_nothing_is_left() {
        assertThat(smallest(BoundedPermits.class))
                .extracting(Scenario::toString)
                .contains("release() | release() [tryAcquire(); tryAcquire(); tryAcquire()]")
                .as("where nothing is left, one call shows it")
                .contains("tryAcquire() | tryAcquire() [tryAcquire()]");
    }

    @Test
    void what_never_ends_is_asked_once() {
        assertThat(smallest(EndlessTickets.class))
                .isNotEmpty()
                .allMatch(scenario -> scenario.post().size() < 2);
    }
}
