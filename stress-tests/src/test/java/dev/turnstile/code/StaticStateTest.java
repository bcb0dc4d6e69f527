package dev.turnstile.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StaticStateTest {
    static class Holder {
        static final int CONSTANT = 3;
        static final Object LOCK = new Object();
        static final AtomicInteger COUNT = new AtomicInteger();
        static final AtomicReference<String> NAME = new AtomicReference<>("a");
        static final List<Object> SEEN = new ArrayList<>();
        static final int[] CELLS = new int[2];
        static int plain;
        static Object other = LOCK;

        int instance;

        void run() {
            instance = CONSTANT
                    + Config.limit
                    + CELLS[0]
                    + plain
                    + COUNT.get()
                    + SEEN.size()
                    + other.hashCode()
                    + String.valueOf(NAME).length();
        }
    }

    static class Config {
        static int limit = 1;
    }

    enum Single {
        INSTANCE;

        private final Inner inner = new Inner();
        int count;
    }

    static class Inner {
        final Outer back = Outer.ONE;
        int depth;
    }

    static class Outer {
        static final Outer ONE = new Outer();
        final Single single = Single.INSTANCE;
        int size;
    }

    private static List<String> changedBy(Runnable change) {
        StaticState before = StaticState.of(Holder.class);
        change.run();
        return StaticState.of(Holder.class).changedSince(before);
    }

    @Test
    void what_is_held_or_what_holds_it_changes() {
        assertThat(changedBy(() -> Holder.plain = 7)).containsExactly("Holder.plain (7, before 0)");
        assertThat(changedBy(Holder.COUNT::incrementAndGet)).containsExactly("Holder.COUNT (1, before 0)");
        assertThat(changedBy(() -> Holder.NAME.set("b"))).containsExactly("Holder.NAME (→ b, before → a)");
        assertThat(changedBy(() -> Holder.SEEN.add("x"))).containsExactly("Holder.SEEN (1 element, before 0 elements)");
        assertThat(changedBy(() -> Holder.CELLS[1] = 5)).containsExactly("Holder.CELLS ([0, 5], before [0, 0])");
        assertThat(changedBy(() -> Holder.other = new Object()))
                .singleElement()
                .asString()
                .startsWith("Holder.other (");
    }

    @Test
    void what_a_singleton_holds_changes_too() {
        StaticState before = StaticState.of(Single.class);
        Single.INSTANCE.count = 46;
        Single.INSTANCE.inner.depth++;
        assertThat(StaticState.of(Single.class).changedSince(before))
                .anySatisfy(changed -> assertThat(changed)
                        .startsWith("Single.INSTANCE (Single@")
                        .contains("count 46", "count 0", "depth 1", "depth 0"));
        StaticState then = StaticState.of(Single.class);
        assertThat(then.now().changedSince(then)).isEmpty();
    }

    @Test
    void in_other_classes_of_the_users_too() {
        assertThat(changedBy(() -> Config.limit = 9)).containsExactly("Config.limit (9, before 1)");
    }

    @Test
    void where_only_instances_change_nothing_does() {
        assertThat(changedBy(() -> new Holder().run())).isEmpty();
    }
}
