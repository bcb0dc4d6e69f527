package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.text.DecimalFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Objects of the JDK that are not made for several threads, and whose code nobody sees: their calls race. */
@Tag("slow")
class UnsynchronizedTest {
    /** Shares such objects, with a lock and without. */
    @SuppressWarnings("JdkObsolete") // its locks are what is tested
    public static class Shared {
        private final StringBuilder builder = new StringBuilder();
        private final AtomicReference<StringBuilder> updated = new AtomicReference<>(new StringBuilder());
        private final StringBuffer synchronizedBuilder = new StringBuffer();
        private final CharBuffer buffer = CharBuffer.allocate(8);
        private final DecimalFormat format = new DecimalFormat("0.0");

        public void build() {
            builder.append(1);
        }

        public synchronized String buildLocked() {
            return builder.append(1).toString();
        }

        public String look() {
            return builder.toString();
        }

        public String buildAlone() {
            StringBuilder own = new StringBuilder();
            for (int i = 0; i < 2; i++) own.append(i);
            return own.toString();
        }

        public void update() {
            updated.updateAndGet(b -> b.append(1));
        }

        public void buildSynchronized() {
            synchronizedBuilder.append(1);
        }

        public void put() {
            buffer.put('a');
        }

        public void putAtIndex() {
            buffer.put(0, 'a');
        }

        public synchronized int putLocked() {
            return buffer.put('a').position();
        }

        public String format() {
            return format.format(1);
        }

        public synchronized String formatLocked() {
            return format.format(1);
        }
    }

    private static ExploringRuns runs(String scenario) {
        return ExploringRuns.of(Shared.class, scenario);
    }

    @Test
    void two_threads_that_use_one_without_a_lock_race() {
        assertThat(runs("build | build").races()).containsExactly("StringBuilder.content");
        assertThat(runs("build | buildLocked").races()).containsExactly("StringBuilder.content");
        assertThat(runs("build | look").races()).containsExactly("StringBuilder.content");
        assertThat(runs("update | update").races()).containsExactly("StringBuilder.content");
        assertThat(runs("put | put").races()).containsExactly("HeapCharBuffer.content");
        assertThat(runs("format | format").races()).contains("DecimalFormat.content");
    }

    @Test
    void they_do_not_where_a_lock_orders_them_or_only_one_thread_has_the_object_or_all_only_read() {
        ExploringRuns locked = runs("buildLocked | buildLocked");
        assertThat(locked.races()).isEmpty();
        assertThat(locked.notes()).isEmpty();
        assertThat(locked.outcomes()).containsExactlyInAnyOrder("1 | 11", "11 | 1");
        assertThat(runs("look | look").races()).isEmpty();
        assertThat(runs("buildAlone | buildAlone").races()).isEmpty();
        assertThat(runs("putLocked | putLocked").races()).isEmpty();
        assertThat(runs("formatLocked | formatLocked").races()).isEmpty();
    }

    @Test
    void those_that_are_made_for_several_threads_and_accesses_by_index_do_not_race() {
        assertThat(runs("buildSynchronized | buildSynchronized").races()).isEmpty();
        assertThat(runs("putAtIndex | putAtIndex").races()).isEmpty();
    }
}
