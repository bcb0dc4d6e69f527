package dev.turnstile.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
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
        assertThat(changedBy(() -> Holder.SEEN.add("x"))).containsExactly("Holder.SEEN ([x], before [])");
        assertThat(changedBy(() -> Holder.CELLS[1] = 5)).containsExactly("Holder.CELLS ([0, 5], before [0, 0])");
        assertThat(changedBy(() -> Holder.other = new Object()))
                .singleElement()
                .asString()
                .startsWith("Holder.other (");
    }

    /** Objects that never change, and hold others that do. */
    static class Constants {
        static final List<AtomicInteger> LISTED = List.of(new AtomicInteger());
        static final Map<String, int[]> MAPPED = Map.of("n", new int[1]);
        static final AtomicInteger[] CELLS = {new AtomicInteger()};
        static final AtomicIntegerArray NUMBERS = new AtomicIntegerArray(2);
        static final Semaphore PERMITS = new Semaphore(3);
        static final List<Integer> LONG = new ArrayList<>(Collections.nCopies(20, 1));
        static final List<Object> OWN = List.of(new Inner());

        int sum() {
            return LISTED.size()
                    + MAPPED.size()
                    + CELLS.length
                    + NUMBERS.length()
                    + PERMITS.availablePermits()
                    + LONG.size()
                    + OWN.size();
        }
    }

    @Test
    void what_constants_hold_changes_too() {
        StaticState before = StaticState.of(Constants.class);
        assertThat(before.now().changedSince(before)).isEmpty();
        Constants.LISTED.get(0).incrementAndGet();
        Constants.MAPPED.get("n")[0] = 4;
        Constants.CELLS[0].set(7);
        Constants.NUMBERS.set(1, 5);
        assertThat(Constants.PERMITS.tryAcquire()).isTrue();
        Constants.LONG.set(19, 2);
        ((Inner) Constants.OWN.get(0)).depth = 9;
        assertThat(before.now().changedSince(before))
                .contains(
                        "Constants.LISTED ([1], before [0])",
                        "Constants.MAPPED ({n=[4]}, before {n=[0]})",
                        "Constants.CELLS ([7], before [0])",
                        "Constants.NUMBERS ([0, 5], before [0, 0])",
                        "Constants.PERMITS ([Permits = 2], before [Permits = 3])")
                .anySatisfy(changed -> assertThat(changed).startsWith("Constants.LONG (20 elements, "))
                .anySatisfy(changed ->
                        assertThat(changed).startsWith("Constants.OWN (").contains("depth 9"));
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
