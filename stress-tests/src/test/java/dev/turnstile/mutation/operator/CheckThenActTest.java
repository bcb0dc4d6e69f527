package dev.turnstile.mutation.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckThenActTest {
    static class Maps {
        final ConcurrentMap<String, Integer> map = new ConcurrentHashMap<>(Map.of("one", 1, "two", 2));
        final Map<String, Integer> other = map;
        final CopyOnWriteArrayList<String> list = new CopyOnWriteArrayList<>(List.of("a"));

        String putIfAbsent() {
            return map.putIfAbsent("one", 10) + " " + map.putIfAbsent("new", 20) + map;
        }

        String computeIfAbsent() {
            return other.computeIfAbsent("one", k -> 10)
                    + " "
                    + other.computeIfAbsent("new", String::length)
                    + other.computeIfAbsent("none", k -> nothing())
                    + map;
        }

        String computeIfPresent() {
            return map.computeIfPresent("one", (k, v) -> v + 10)
                    + " "
                    + map.computeIfPresent("two", (k, v) -> nothing())
                    + map.computeIfPresent("none", (k, v) -> v)
                    + map;
        }

        String compute() {
            return map.compute("one", (k, v) -> nothing())
                    + " "
                    + map.compute("new", (k, v) -> v == null ? 7 : 8)
                    + map.compute("none", (k, v) -> v)
                    + map;
        }

        String merge() {
            return map.merge("one", 5, Integer::sum)
                    + " "
                    + map.merge("new", 6, Integer::sum)
                    + map.merge("two", 1, (a, b) -> nothing())
                    + map;
        }

        String remove() {
            return map.remove("one", 2) + " " + map.remove("one", 1) + map.remove("none", 1) + map;
        }

        String replaceValue() {
            return map.replace("one", 2, 3) + " " + map.replace("one", 1, 4) + map.replace("none", 1, 2) + map;
        }

        String replace() {
            return map.replace("one", 9) + " " + map.replace("none", 9) + map;
        }

        String addIfAbsent() {
            return list.addIfAbsent("a") + " " + list.addIfAbsent("b") + list;
        }

        private static @Nullable Integer nothing() {
            return null;
        }
    }

    private static final MutationOperator OPERATOR = CheckThenAct.operator();

    @Test
    void two_steps_do_for_one_thread_what_the_atomic_method_does() {
        List<Mutation> mutations = Mutants.of(OPERATOR, Maps.class);
        assertThat(mutations).extracting(mutation -> mutation.site().member()).hasSize(24);
        assertThat(mutations)
                .allMatch(mutation -> mutation.change().contains(" is replaced by a check and then an act"));
        for (Mutation mutation : mutations) {
            String method = mutation.site().member();
            assertThat(Mutants.run(mutation, Maps.class).call(method))
                    .as(mutation.change())
                    .isInstanceOf(String.class)
                    .isEqualTo(Running.of(Maps.class).call(method));
        }
    }

    /** Somebody else sets the value right after it was read. */
    static class Meddled extends ConcurrentHashMap<String, String> {
        private static final long serialVersionUID = 1;

        private @Nullable String overwritten;

        @Override
        public @Nullable String get(Object key) {
            String old = super.get(key);
            super.put("key", "of somebody else");
            return old;
        }

        @Override
        public @Nullable String put(String key, String value) {
            overwritten = super.put(key, value);
            return overwritten;
        }
    }

    static class Racing {
        final Meddled meddled = new Meddled();
        final ConcurrentMap<String, String> map = meddled;

        @Nullable
        String put() {
            map.putIfAbsent("key", "mine");
            return meddled.overwritten;
        }
    }

    @Test
    void a_value_that_is_set_between_the_check_and_the_act_is_lost() {
        String change = "putIfAbsent in put is replaced by a check and then an act";
        assertThat(new Racing().put()).isNull();
        assertThat(Mutants.run(OPERATOR, Racing.class, change).call("put")).isEqualTo("of somebody else");
    }

    static class OneThread {
        final Map<String, String> map = new HashMap<>();

        void put() {
            map.putIfAbsent("key", "mine");
        }
    }

    @Test
    void a_map_of_a_class_without_a_concurrent_one_stays() {
        assertThat(Mutants.of(OPERATOR, OneThread.class)).isEmpty();
    }
}
