package dev.turnstile.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.spec.OneThread;
import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios that particular faults need are planned where there are more than can be run. */
public class CoveringScenariosTest {
    private static final int OF_CI = 24;
    private static final int MOST_OF_CI = 144;

    public interface Ends {
        void addFirst(int value);

        void addLast(int value);

        @Nullable
        Integer peekFirst();

        @Nullable
        Integer pollFirst();

        @Nullable
        Integer pollLast();
    }

    @Subject(model = SoundEnds.class)
    public static class SoundEnds implements Ends {
        private final Deque<Integer> values = new ArrayDeque<>();

        @Override
        public void addFirst(int value) {
            values.addFirst(value);
        }

        @Override
        public void addLast(int value) {
            values.addLast(value);
        }

        @Override
        public @Nullable Integer peekFirst() {
            return values.peekFirst();
        }

        @Override
        public @Nullable Integer pollFirst() {
            return values.pollFirst();
        }

        @Override
        public @Nullable Integer pollLast() {
            return values.pollLast();
        }
    }

    public interface Work {
        @OneThread("owner")
        void push(int value);

        @OneThread("owner")
        @Nullable
        Integer pop();

        @Nullable
        Integer steal();

        @Nullable
        Integer oldest();

        int size();

        boolean has(int value);

        void clear();
    }

    @Subject(model = SoundWork.class)
    public static class SoundWork implements Work {
        private final Deque<Integer> values = new ArrayDeque<>();

        @Override
        public void push(int value) {
            values.addLast(value);
        }

        @Override
        public @Nullable Integer pop() {
            return values.pollLast();
        }

        @Override
        public @Nullable Integer steal() {
            return values.pollFirst();
        }

        @Override
        public @Nullable Integer oldest() {
            return values.peekFirst();
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public boolean has(int value) {
            return values.contains(value);
        }

        @Override
        public void clear() {
            values.clear();
        }
    }

    public interface Cache {
        void put(String key, int value);

        @Nullable
        Integer get(String key);
    }

    @Subject(model = SoundLatestTwo.class)
    public static class SoundLatestTwo implements Cache {
        private final Map<String, Integer> values = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > 2;
            }
        };

        @Override
        public void put(String key, int value) {
            values.put(key, value);
        }

        @Override
        public @Nullable Integer get(String key) {
            return values.get(key);
        }
    }

    @Subject(model = SoundUnbounded.class)
    public static class SoundUnbounded implements Cache {
        private final Map<String, Integer> values = new HashMap<>();

        @Override
        public void put(String key, int value) {
            values.put(key, value);
        }

        @Override
        public @Nullable Integer get(String key) {
            return values.get(key);
        }
    }

    private static ScenarioSpace space(Class<?> subject, long seed) {
        return ScenarioSpace.of(DeclarationReader.read(subject), seed, OF_CI);
    }

    private static Set<String> threads(Scenario scenario) {
        return scenario.parallel().stream()
                .map(thread ->
                        thread.stream().map(actor -> actor.operation().name()).collect(Collectors.joining(";")))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "addLast;peekFirst, addFirst;pollLast",
        "addLast;pollFirst, addFirst;pollLast",
        "addFirst;addLast, addLast;addFirst",
        "pollFirst;addLast, pollLast;addFirst",
        "addFirst;pollLast, addLast;pollLast"
    })
    void two_threads_go_through_two_conflicts_in_opposite_order(String one, String other) {
        for (long seed = 1; seed <= 5; seed++)
            assertThat(space(SoundEnds.class, seed).crossings(2 * OF_CI))
                    .as("seed %d", seed)
                    .anyMatch(scenario -> threads(scenario).equals(Set.of(one, other)));
    }

    /** The operations at each two of the four places. */
    private static Stream<List<Object>> pairs(Scenario scenario) {
        List<Operation> four = scenario.parallel().stream()
                .flatMap(List::stream)
                .map(Actor::operation)
                .toList();
        List<List<Object>> pairs = new ArrayList<>();
        for (int i = 0; i < four.size(); i++)
            for (int j = 0; j < i; j++) pairs.add(List.of(i, j, four.get(i), four.get(j)));
        return pairs.stream();
    }

    @Test
    void a_few_of_them_bring_together_each_pair_of_operations_that_any_does() {
        List<Scenario> all = space(SoundEnds.class, 1).crossings(Integer.MAX_VALUE);
        List<Scenario> few = space(SoundEnds.class, 1).crossings(2 * all.size() / 3);
        assertThat(few.stream().flatMap(CoveringScenariosTest::pairs).collect(Collectors.toSet()))
                .containsAll(all.stream().flatMap(CoveringScenariosTest::pairs).collect(Collectors.toSet()));
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
    }

    @ParameterizedTest
    @CsvSource({"push, steal", "pop, steal", "clear, size", "push, size", "steal, steal"})
    void operations_race_first_in_the_states_in_which_they_are_in_each_others_way(String one, String other) {
        for (long seed = 1; seed <= 5; seed++) {
            SmallestScenarios smallest = space(SoundWork.class, seed).smallest();
            assertThat(smallest.count()).isGreaterThan(MOST_OF_CI);
            assertThat(smallest.first(Math.min(MOST_OF_CI, smallest.telling())))
                    .as("seed %d: with two values that are the same", seed)
                    .anyMatch(scenario -> scenario.toString().startsWith("[push(1); push(1)]")
                            && threads(scenario).equals(new HashSet<>(List.of(one, other))));
        }
    }

    public interface Journal {
        void append(int value);

        void compact();

        List<Integer> all();
    }

    @Subject(model = SoundJournal.class)
    public static class SoundJournal implements Journal {
        private final TreeSet<Integer> values = new TreeSet<>();

        @Override
        public void append(int value) {
            values.add(value);
        }

        @Override
        public void compact() {}

        @Override
        public List<Integer> all() {
            return List.copyOf(values);
        }
    }

    @Test
    void a_third_value_meets_what_by_the_model_does_nothing() {
        assertThat(space(SoundJournal.class, 1).withThirdValues())
                .extracting(Scenario::toString)
                .contains(
                        "[append(1); append(0)] append(2) | all() [all()]",
                        "[append(1); append(0)] append(2) | compact() [all()]");
    }

    @Test
    void a_third_value_reaches_a_bound_that_two_values_never_reach() {
        assertThat(space(SoundLatestTwo.class, 1).withThirdValues())
                .extracting(Scenario::toString)
                .contains("[put(\"a\", 1); put(\"b\", 1)] put(\"c\", 1) | get(\"a\") [get(\"a\")]");
        assertThat(space(SoundUnbounded.class, 1).withThirdValues())
                .as("where nothing is bounded, a third key is in nobody's way")
                .noneMatch(scenario -> scenario.toString().contains("\"c\""));
    }

    @Test
    void a_third_value_comes_while_another_thread_looks_what_has_come_and_what_has_gone() {
        assertThat(space(SoundLatestTwo.class, 1).withThirdValues())
                .extracting(Scenario::toString)
                .anyMatch(scenario ->
                        scenario.startsWith("[put(\"a\", 1); put(\"b\", 1)] put(\"c\", 1) | get(\"c\"); get(\"a\")"));
    }

    @Test
    void a_third_value_comes_at_once_with_the_second_where_only_one_may() {
        assertThat(space(SoundPair.class, 1).withThirdValues())
                .extracting(Scenario::toString)
                .anyMatch(scenario -> scenario.startsWith("[add(1)] add(2) | add(0)"));
        assertThat(space(SoundUnbounded.class, 1).withThirdValues())
                .noneMatch(scenario -> scenario.toString().contains("| put(\"b\", 1)"));
    }

    @Test
    void a_state_changes_and_comes_back_to_what_looks_the_same() {
        assertThat(space(SoundTower.class, 1).roundTrips(4))
                .extracting(Scenario::toString)
                .anyMatch(scenario -> scenario.matches(
                        "\\[push\\(\\d\\); push\\(\\d\\)] pop\\(\\) \\| pop\\(\\); pop\\(\\); push\\(\\d\\).*"))
                .hasSizeLessThanOrEqualTo(4);
        assertThat(space(SoundTower.class, 1).roundTrips(1)).hasSize(1);
        assertThat(space(SoundUnbounded.class, 1).roundTrips(4))
                .as("of operations that change something none answers")
                .isEmpty();
    }

    public interface Pair {
        boolean add(int value);
    }

    @Subject(model = SoundPair.class)
    public static class SoundPair implements Pair {
        private final Set<Integer> values = new TreeSet<>();

        @Override
        public boolean add(int value) {
            return values.size() < 2 && values.add(value);
        }
    }

    public interface Tower {
        void push(int value);

        int pop();
    }

    @Subject(model = SoundTower.class)
    public static class SoundTower implements Tower {
        private final Deque<Integer> values = new ArrayDeque<>();

        @Override
        public void push(int value) {
            values.push(value);
        }

        @Override
        public int pop() {
            return values.isEmpty() ? -1 : values.pop();
        }
    }
}
