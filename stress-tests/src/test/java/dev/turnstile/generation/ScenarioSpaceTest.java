package dev.turnstile.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.spec.Model;
import dev.turnstile.spec.Quiescent;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.locks.ParkingMutex;
import dev.turnstile.subjects.queues.MonitorQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

public class ScenarioSpaceTest {
    public interface Counter {
        void increment();

        int get();
    }

    @Subject(model = SoundCounter.class)
    public static class SoundCounter implements Counter {
        private int n;

        @Override
        public void increment() {
            n++;
        }

        @Override
        public int get() {
            return n;
        }
    }

    public interface Slot {
        void put(@IntRange(min = 7, max = 8) int value);

        int take();
    }

    @Subject(model = SoundSlot.class)
    public static class SoundSlot implements Slot {
        private Integer value;

        @Override
        public void put(int value) {
            Model.enabledWhen(this.value == null);
            this.value = value;
        }

        @Override
        public int take() {
            Model.enabledWhen(value != null);
            int taken = value;
            value = null;
            return taken;
        }
    }

    public interface TwoPaths {
        void f1();

        void f2();
    }

    @Subject(model = SoundTwoPaths.class)
    public static class SoundTwoPaths implements TwoPaths {
        @Override
        public void f1() {}

        @Override
        public void f2() {}
    }

    /** Answers the same whatever happened, and promises two things at rest alone. */
    public interface Balance {
        void move();

        int sum();

        @Quiescent
        boolean whole();

        @Quiescent
        int parts();
    }

    @Subject(model = SoundBalance.class)
    public static class SoundBalance implements Balance {
        private int moved;

        @Override
        public void move() {
            moved++;
        }

        @Override
        public int sum() {
            return 10;
        }

        @Override
        public boolean whole() {
            return true;
        }

        @Override
        public int parts() {
            return moved;
        }
    }

    private static final Declaration BALANCE = DeclarationReader.read(SoundBalance.class);
    private static final Declaration COUNTER = DeclarationReader.read(SoundCounter.class);
    private static final Declaration SLOT = DeclarationReader.read(SoundSlot.class);

    private static SortedScenario sort(Declaration declaration, String text) {
        return ScenarioSpace.of(declaration, 1, 1).sort(ScenarioText.parse(text, declaration.operations()));
    }

    private static List<String> texts(Declaration declaration, long seed, int count) {
        return ScenarioSpace.of(declaration, seed, count).scenarios().stream()
                .map(s -> s.scenario().toString())
                .toList();
    }

    @Test
    void the_same_seed_gives_the_same_scenarios_and_another_seed_others() {
        assertThat(texts(SLOT, 42, 40)).isEqualTo(texts(SLOT, 42, 40)).isNotEqualTo(texts(SLOT, 43, 40));
    }

    @Test
    void every_scenario_parses_back_from_its_text() {
        for (SortedScenario s : ScenarioSpace.of(SLOT, 42, 40).scenarios()) {
            Scenario parsed = ScenarioText.parse(s.scenario().toString(), SLOT.operations());
            assertThat(parsed).isEqualTo(s.scenario());
        }
    }

    @Test
    void as_many_as_asked_for_and_no_symmetric_duplicates() {
        List<String> texts = texts(SLOT, 42, 40);
        assertThat(texts).hasSize(40).doesNotHaveDuplicates();
        Set<Object> unordered = new HashSet<>();
        for (SortedScenario s : ScenarioSpace.of(COUNTER, 42, 60).scenarios()) {
            assertThat(unordered.add(List.of(
                            s.scenario().init().toString(),
                            s.scenario().parallel().stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .toList()
                                    .toString())))
                    .as(s.scenario().toString())
                    .isTrue();
        }
    }

    @Test
    void what_nobody_could_see_without_an_observer_gets_one() {
        assertThat(texts(COUNTER, 42, 20)).contains("increment() | increment() [get()]");
        assertThat(sort(COUNTER, "increment() | increment()").wrongAnswerVisible())
                .isFalse();
        assertThat(sort(COUNTER, "increment() | increment() [get()]").wrongAnswerVisible())
                .isTrue();
    }

    @Test
    void where_only_a_hang_can_show_a_fault_the_scenarios_are_kept() {
        assertThat(texts(DeclarationReader.read(SoundTwoPaths.class), 42, 20)).contains("f1() | f2()");
    }

    @Test
    void the_model_says_which_outcomes_are_legal() {
        SortedScenario s = sort(COUNTER, "increment(); get() | increment()");
        assertThat(s.legalOutcomes())
                .containsExactlyInAnyOrder(
                        List.of(Response.VOID, Response.returned(1), Response.VOID),
                        List.of(Response.VOID, Response.returned(2), Response.VOID));
    }

    @Test
    void the_model_says_whether_a_scenario_may_block_for_good() {
        assertThat(sort(SLOT, "put(7) | take()").blocking()).isEqualTo(Blocking.NEVER);
        assertThat(sort(SLOT, "put(7) | take()").blockable()).isTrue();
        assertThat(sort(SLOT, "put(7); take() | take()").blocking()).isEqualTo(Blocking.ALWAYS);
        assertThat(sort(SLOT, "put(7); take() | put(8)").blocking()).isEqualTo(Blocking.SOMETIMES);
        assertThat(sort(SLOT, "put(7); put(8) | take(); take()").blocking()).isEqualTo(Blocking.NEVER);
        assertThat(sort(COUNTER, "increment() | get()").blocking()).isEqualTo(Blocking.NEVER);
        assertThat(sort(COUNTER, "increment() | get()").blockable()).isFalse();
    }

    @Test
    void constraint_annotations_of_jqwik_choose_the_arguments() {
        assertThat(String.join("\n", texts(SLOT, 42, 40)))
                .contains("put(7)")
                .contains("put(8)")
                .doesNotContain("put(1)");
    }

    @Test
    void what_the_model_always_answers_the_same_could_still_be_answered_wrongly() {
        assertThat(sort(BALANCE, "move() | sum()").wrongAnswerVisible()).isTrue();
        assertThat(sort(BALANCE, "move() | move()").wrongAnswerVisible()).isFalse();
    }

    @Test
    void all_that_is_promised_at_rest_is_asked_by_turns() {
        assertThat(texts(BALANCE, 42, 24))
                .anySatisfy(text -> assertThat(text).contains("whole()"))
                .anySatisfy(text -> assertThat(text).contains("parts()"));
    }

    @Test
    void a_scenario_with_too_many_orders_is_refused() {
        String thread = "put(7); take(); put(8); take(); put(7); take(); put(8); take()";
        String many = String.join(" | ", java.util.Collections.nCopies(6, thread));
        assertThatThrownBy(() -> sort(SLOT, many)).hasMessageContaining("too many orders");
    }

    @Test
    void two_that_wait_and_one_that_lets_both_go_on_are_among_them() {
        ScenarioSpace space = ScenarioSpace.of(DeclarationReader.read(SoundSlot.class), 1, 24);
        assertThat(space.scenarios())
                .filteredOn(s -> s.blocking() == Blocking.NEVER)
                .extracting(s -> s.scenario().toString())
                .contains("take() | take() | put(7); put(7)");
    }

    @Test
    void one_that_waits_and_one_that_lets_it_go_on_and_at_once_no_longer_does_are_among_them() {
        assertThat(texts(DeclarationReader.read(MonitorQueue.class), 42, 24)).contains("take() | offer(1); poll()");
    }

    @Test
    void where_nothing_waits_there_is_no_such() {
        assertThat(ScenarioSpace.of(COUNTER, 42, 24).scenarios()).noneMatch(SortedScenario::blockable);
    }

    @Test
    void those_that_were_chosen_elsewhere_are_sorted_alike() {
        for (Declaration subject : List.of(SLOT, COUNTER, DeclarationReader.read(MonitorQueue.class))) {
            ScenarioSpace chosen = ScenarioSpace.of(subject, 42, 24);
            List<String> texts = chosen.scenarios().stream()
                    .map(s -> s.scenario().toString())
                    .toList();
            assertThat(ScenarioSpace.ofChosen(subject, 42, texts).scenarios()).isEqualTo(chosen.scenarios());
        }
    }

    /** Seven operations: more pairs than there are places for the smallest shape. */
    public interface Many {
        void a();

        void b();

        void c();

        void d();

        int next();

        int sum();

        void tidy();

        @Quiescent
        void check();

        default boolean isEmpty() {
            return sum() == 0;
        }
    }

    @Subject(model = SoundMany.class)
    public static class SoundMany implements Many {
        private int sum;
        private int next;

        @Override
        public void a() {
            sum++;
        }

        @Override
        public void b() {
            sum++;
        }

        @Override
        public void c() {
            sum++;
        }

        @Override
        public void d() {
            sum++;
        }

        @Override
        public int next() {
            return ++next;
        }

        @Override
        public int sum() {
            return sum;
        }

        @Override
        public void tidy() {}

        @Override
        public void check() {}
    }

    private static final Declaration MANY = DeclarationReader.read(SoundMany.class);

    @Test
    void each_operation_meets_itself_and_each_other() {
        ScenarioSpace space = ScenarioSpace.of(MANY, 42, 24);
        assertThat(space.omissions()).isEmpty();
        assertThat(Meetings.in(space.scenarios())
                        .missing(MANY.operations().stream()
                                .filter(operation -> !operation.isQuiescent())
                                .toList()))
                .isEmpty();
        assertThat(space.smallest().first(space.smallest().pairs()))
                .extracting(s -> s.parallel().toString())
                .hasSize(36)
                .contains("[[next()], [next()]]", "[[tidy()], [tidy()]]");
    }

    @Test
    void where_there_is_no_room_for_that_it_is_said() {
        assertThat(ScenarioSpace.of(MANY, 42, 2).omissions())
                .last()
                .asString()
                .matches("of 36 pairs of operations \\d+ never ran at once, such as \\w+ and \\w+");
    }

    @Test
    void a_default_method_is_an_operation_and_one_that_answers_nothing_can_be_seen_to_throw_at_rest() {
        assertThat(MANY.operations()).extracting(Object::toString).contains("isEmpty", "check");
        assertThat(texts(MANY, 42, 24)).anyMatch(text -> text.endsWith("[check()]"));
        assertThat(sort(MANY, "a() | b() [check()]").wrongAnswerVisible()).isTrue();
        assertThat(sort(MANY, "a() | b()").wrongAnswerVisible()).isFalse();
    }

    @Test
    void one_that_neither_answers_nor_changes_anything_is_no_reason_to_think_that_a_scenario_is_peaceful() {
        assertThat(new Ranking(new ModelMachine(SoundMany.class), operation -> false)
                        .hasConflict(sort(MANY, "tidy() | a()")))
                .isFalse();
        assertThat(new Ranking(
                                new ModelMachine(SoundMany.class),
                                operation -> operation.name().equals("tidy"))
                        .hasConflict(sort(MANY, "tidy() | a()")))
                .isTrue();
    }

    @Test
    void scenarios_also_start_from_instances_on_which_operations_ran_that_change_nothing_by_the_model() {
        assertThat(ScenarioSpace.of(MANY, 42, 60).scenarios())
                .extracting(sorted -> sorted.scenario().init().toString())
                .anySatisfy(init -> assertThat(init).contains("sum()", "tidy()"));
    }

    @Test
    void all_that_is_promised_at_rest_runs_together() {
        assertThat(texts(BALANCE, 42, 24))
                .anyMatch(text -> text.endsWith("[whole(); parts()]") || text.endsWith("[parts(); whole()]"));
    }

    public interface Numbered {
        int put(int key, @IntRange(min = 0, max = 26) int large, @IntRange(min = 3, max = 5) int small);
    }

    @Subject(model = SoundNumbered.class)
    public static class SoundNumbered implements Numbered {
        private int last;

        @Override
        public int put(int key, int large, int small) {
            int before = last;
            last = key + large + small;
            return before;
        }
    }

    @Test
    void numbers_are_0_and_1_and_those_of_a_range_its_ends_among_others() {
        List<List<Object>> calls = new ArrayList<>();
        for (Scenario s : ScenarioSpace.of(DeclarationReader.read(SoundNumbered.class), 42, 24)
                .smallest()
                .first(1_000)) s.parallel().forEach(thread -> thread.forEach(actor -> calls.add(actor.arguments())));
        assertThat(calls).extracting(c -> c.get(0)).containsOnly(0, 1);
        assertThat(calls).extracting(c -> c.get(1)).contains(0, 26);
        assertThat(calls).extracting(c -> c.get(2)).containsOnly(3, 4, 5);
        assertThat(new HashSet<>(calls)).hasSize(2 * 4 * 3);
    }

    @Test
    void three_operations_that_change_something_race_in_some() {
        List<Scenario> triples = ScenarioSpace.of(MANY, 42, 24).smallest().triples(100);
        // Those of a, b, c, d, next and tidy. The model tells nothing of tidy; sum and isEmpty change nothing.
        assertThat(triples)
                .hasSize(20)
                .allSatisfy(s -> assertThat(s.threads()).isEqualTo(3))
                .extracting(s -> s.parallel().toString())
                .contains("[[a()], [b()], [c()]]")
                .noneMatch(text -> text.contains("sum") || text.contains("isEmpty"));
        assertThat(ScenarioSpace.of(MANY, 42, 24).smallest().triples(5)).hasSize(5);
    }

    private static boolean calls(List<Actor> thread, String operation) {
        return thread.stream().anyMatch(actor -> actor.operation().name().equals(operation));
    }

    @Test
    void a_space_about_an_operation_has_it_in_a_thread_of_each_scenario_and_in_several_first() {
        ScenarioSpace all = ScenarioSpace.of(DeclarationReader.read(SoundSlot.class), 42, 24);
        ScenarioSpace about = all.about(Set.of("take"));
        List<Scenario> scenarios = Stream.of(
                        about.scenarios().stream().map(SortedScenario::scenario),
                        about.smallest().first(1_000).stream(),
                        about.threes(40).stream(),
                        about.sequels(40).stream())
                .flatMap(some -> some)
                .toList();
        assertThat(scenarios)
                .isNotEmpty()
                .allMatch(s -> s.parallel().stream().anyMatch(thread -> calls(thread, "take")));
        assertThat(all.smallest().first(1_000))
                .anyMatch(s -> s.parallel().stream().noneMatch(thread -> calls(thread, "take")));
        assertThat(about.smallest().first(1_000).get(0).parallel()).allMatch(thread -> calls(thread, "take"));
        assertThat(about.threes(30)).hasSize(30).allMatch(s -> s.threads() == 3).doesNotHaveDuplicates();
        assertThat(about.sequels(40))
                .hasSize(40)
                .anyMatch(s -> s.parallel().stream().allMatch(t -> t.size() == 2));
        assertThat(about.operations()).extracting(o -> o.name()).containsExactly("take");
    }

    @Test
    void a_space_is_about_all_operations_where_it_knows_none_of_the_names() {
        ScenarioSpace all = ScenarioSpace.of(DeclarationReader.read(SoundSlot.class), 42, 24);
        assertThat(all.about(Set.of("peek")).scenarios()).isEqualTo(all.scenarios());
        assertThat(all.about(Set.of()).operations()).isEqualTo(all.declaration().operations());
        assertThat(all.threes(40)).isEmpty();
        assertThat(all.sequels(40)).isEmpty();
    }

    @Test
    void two_wait_for_what_one_alone_can_have_and_hand_it_on() {
        assertThat(texts(DeclarationReader.read(ParkingMutex.class), 42, 24))
                .contains("[lock()] unlock() | lock(); unlock() | lock(); unlock()");
    }
}
