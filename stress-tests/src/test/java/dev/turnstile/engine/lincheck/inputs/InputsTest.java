package dev.turnstile.engine.lincheck.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the inputs themselves: each scenario parses, the model allows it, and a subject that is called by one thread obeys its model. */
class InputsTest {
    static Stream<Case> cases() {
        return Stream.of(
                        Racing.cases(),
                        RaceFree.cases(),
                        Untracked.cases(),
                        Waiting.cases(),
                        Locking.cases(),
                        Starting.cases(),
                        Deque.cases())
                .flatMap(List::stream);
    }

    static Stream<Case> rows() {
        return Table.rows().stream().map(row -> Case.right(row.subject(), row.scenario()));
    }

    static Stream<Case> all() {
        return Stream.concat(cases(), rows());
    }

    /** Wrong even when one thread calls it: its operation ends badly in at least one schedule of threads that it starts, or hangs. */
    private static boolean isWrongAlone(Case input) {
        return !input.right()
                && (input.subject().getEnclosingClass() == Starting.class
                        || input.subject() == GivingUp.TimedJoinOnce.class
                        || input.subject() == GivingUp.InterruptWithoutFlag.class
                        || input.subject() == Locking.Upgrade.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_text_is_the_one_that_the_scenario_is_written_as(Case input) {
        assertThat(scenario(input)).hasToString(input.scenario());
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_model_allows_at_least_one_order(Case input) {
        assertThat(order(input)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_subject_that_one_thread_calls_obeys_its_model(Case input) throws ReflectiveOperationException {
        if (isWrongAlone(input)) return;
        Object subject = input.subject().getConstructor().newInstance();
        for (Called called : order(input)) {
            assertThat(call(subject, called.actor()))
                    .as("%s in %s", called.actor(), order(input))
                    .isEqualTo(called.response());
        }
    }

    @Test
    void no_case_is_there_twice() {
        assertThat(cases()).doesNotHaveDuplicates();
        assertThat(Table.rows()).extracting(Table.Row::name).doesNotHaveDuplicates();
    }

    @Test
    void named_rows_are_in_the_table() {
        assertThat(Table.rows()).extracting(Table.Row::name).contains(Table.LONGEST, Table.REAL_LOCK);
    }

    private record Called(Actor actor, Response response) {}

    private static Scenario scenario(Case input) {
        return ScenarioText.parse(
                input.scenario(), DeclarationReader.read(input.subject()).operations());
    }

    /** The operations in the first order that the model allows: each step is the first thread's whose operation is enabled. */
    private static List<Called> order(Case input) {
        Declaration declaration = DeclarationReader.read(input.subject());
        ModelMachine machine = new ModelMachine(declaration.model());
        Scenario scenario = scenario(input);
        List<Called> order = new ArrayList<>();
        ModelState state = machine.initial();
        state = run(machine, state, List.of(scenario.init()), order);
        state = run(machine, state, scenario.parallel(), order);
        if (order.size() == scenario.init().size() + scenario.racing()) {
            run(machine, state, List.of(scenario.post()), order);
        }
        return order;
    }

    private static ModelState run(
            ModelMachine machine, ModelState from, List<List<Actor>> threads, List<Called> order) {
        ModelState state = from;
        List<ArrayDeque<Actor>> left = threads.stream().map(ArrayDeque::new).toList();
        int thread = 0;
        while (thread < left.size()) {
            Actor actor = left.get(thread).peek();
            if (actor != null && machine.step(state, thread, actor) instanceof Step.Completed completed) {
                order.add(new Called(actor, completed.response()));
                state = completed.next();
                left.get(thread).remove();
                thread = 0;
            } else {
                thread++;
            }
        }
        return state;
    }

    private static Response call(Object subject, Actor actor) throws IllegalAccessException {
        try {
            return Response.returned(actor.callOn(subject));
        } catch (InvocationTargetException e) {
            return Response.threw(e.getTargetException());
        }
    }
}
