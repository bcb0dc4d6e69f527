package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.End;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Constructors that let others have the object too early, whose final fields are not safe then. */
@Tag("slow")
class EscapingObjectsTest {
    private static final int VALUE = 5;

    /** Makes an object that others can find, unless it finds one. */
    public static class Shared {
        volatile @Nullable Box box;

        /** Lets others have it before its field is written. */
        static class Box {
            final int value;

            Box(Shared shared, boolean early) {
                if (early) shared.box = this;
                value = VALUE;
                if (!early) shared.box = this;
            }
        }

        private int value(boolean early) {
            Box found = box;
            return (found == null ? new Box(this, early) : found).value;
        }

        public int early() {
            return value(true);
        }

        public int late() {
            return value(false);
        }
    }

    /** Starts a thread that uses the object before it is complete. */
    public static class Starting {
        private static final class Worker {
            final Thread thread = new Thread(this::run);
            final int value;
            private int seen;

            Worker(boolean early) throws InterruptedException {
                if (early) thread.start();
                value = VALUE;
                if (!early) thread.start();
                thread.join();
            }

            private void run() {
                seen = value;
            }
        }

        public int early() throws InterruptedException {
            return new Worker(true).seen;
        }

        public int late() throws InterruptedException {
            return new Worker(false).seen;
        }
    }

    @Test
    void a_final_field_is_found_empty_in_an_object_that_escaped() {
        ExploringRuns runs = ExploringRuns.of(Shared.class, "early | early");
        assertThat(runs.outcomes()).contains("5 | 0", "0 | 5", "5 | 5");
        assertThat(runs.races()).containsExactly("Box.value");
    }

    @Test
    void it_is_safe_where_the_object_escapes_after_the_field_was_written() {
        ExploringRuns runs = ExploringRuns.of(Shared.class, "late | late");
        assertThat(runs.outcomes()).containsExactly("5 | 5");
        assertThat(runs.races()).isEmpty();
    }

    @Test
    void a_thread_that_the_constructor_starts_races_with_the_rest_of_it() {
        assertThat(ExploringRuns.of(Starting.class, "early").races()).contains("Worker.value");
        ExploringRuns late = ExploringRuns.of(Starting.class, "late");
        assertThat(late.races()).isEmpty();
        assertThat(late.outcomes()).containsExactly("5");
        assertThat(late.ends()).containsExactly(End.COMPLETE);
    }
}
