package dev.turnstile.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.classpath.ClassDirectory;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelException;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedModelTest {
    @TempDir
    private Path classes;

    /** A class as a state machine, as the judge sees it. */
    private final class Machine {
        private final List<Operation> operations;
        private final ModelMachine machine;
        private ModelState state;

        Machine(AdaptedClass adapted) {
            List<AdaptedMethod> methods =
                    MethodChoice.of(adapted.type(), method -> true).methods();
            ClassDirectory directory = new ClassDirectory(classes, getClass().getClassLoader());
            Declaration declaration = DeclarationReader.read(
                    new AdapterClasses(directory, "asis", adapted, methods, List.of(), Map.of()).write(null));
            operations = declaration.operations();
            machine = new ModelMachine(declaration.model());
            state = machine.initial();
        }

        /** Makes a call, and goes on from there. Returns what it answers, or {@code blocks}. */
        String call(int caller, String name, Object... arguments) {
            Operation operation = operations.stream()
                    .filter(o -> o.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            Step step = machine.step(state, caller, new Actor(operation, List.of(arguments)));
            state = step.next();
            return step instanceof Step.Completed completed ? text(completed.response()) : "blocks";
        }
    }

    private static String text(Response response) {
        return response.toString();
    }

    @Test
    void an_operation_that_waits_is_not_enabled_and_changes_nothing() {
        Machine slot = new Machine(AdaptedClass.of("Slot", () -> new ArrayBlockingQueue<Integer>(1)));
        assertThat(slot.call(0, "take")).isEqualTo("blocks");
        assertThat(slot.call(1, "put", 7)).isEqualTo("null");
        assertThat(slot.call(0, "put", 8)).isEqualTo("blocks");
        assertThat(slot.call(0, "size")).isEqualTo("1");
        assertThat(slot.call(0, "take")).isEqualTo("7");
        assertThat(slot.call(0, "put", 8)).isEqualTo("null");
    }

    @Test
    void each_caller_is_a_thread_of_its_own() {
        Machine lock = new Machine(AdaptedClass.of(ReentrantLock.class));
        assertThat(lock.call(0, "lock")).isEqualTo("null");
        assertThat(lock.call(0, "lock")).isEqualTo("null");
        assertThat(lock.call(1, "lock")).isEqualTo("blocks");
        assertThat(lock.call(1, "unlock")).isEqualTo("IllegalMonitorStateException");
        assertThat(lock.call(0, "unlock")).isEqualTo("null");
        assertThat(lock.call(1, "tryLock")).isEqualTo("false");
        assertThat(lock.call(0, "unlock")).isEqualTo("null");
        assertThat(lock.call(1, "lock")).isEqualTo("null");
        assertThat(lock.machine.askedCaller()).isTrue();
    }

    @Test
    void others_may_let_an_operation_go_on() {
        Machine latch = new Machine(AdaptedClass.of("Latch", () -> new CountDownLatch(1)));
        assertThat(latch.call(0, "await")).isEqualTo("blocks");
        assertThat(latch.call(1, "countDown")).isEqualTo("null");
        assertThat(latch.call(0, "await")).isEqualTo("null");
        Machine semaphore = new Machine(AdaptedClass.of("Permit", () -> new Semaphore(1)));
        assertThat(semaphore.call(0, "acquire")).isEqualTo("null");
        assertThat(semaphore.call(1, "acquire")).isEqualTo("blocks");
        assertThat(semaphore.call(1, "release")).isEqualTo("null");
        assertThat(semaphore.call(1, "acquire")).isEqualTo("null");
    }

    @Test
    void equal_states_are_one_and_a_class_that_knows_no_threads_does_not_ask_who_calls() {
        Machine counter = new Machine(AdaptedClass.of(Samples.RacyCounter.class));
        ModelState initial = counter.state;
        assertThat(counter.call(0, "get")).isEqualTo("0");
        assertThat(counter.state).isSameAs(initial);
        assertThat(counter.call(0, "increment")).isEqualTo("1");
        ModelState one = counter.state;
        counter.state = initial;
        assertThat(counter.call(1, "increment")).isEqualTo("1");
        assertThat(counter.state).isSameAs(one).isNotSameAs(initial);
        assertThat(counter.machine.askedCaller()).isFalse();
    }

    @Test
    void what_a_reference_leads_to_is_a_part_of_the_state() {
        Machine kept = new Machine(AdaptedClass.of(Samples.Softly.class));
        assertThat(kept.call(0, "keep", "a")).isEqualTo("null");
        ModelState one = kept.state;
        assertThat(kept.call(0, "get")).isEqualTo("\"a\"");
        assertThat(kept.state).isSameAs(one);
        assertThat(kept.call(0, "keep", "b")).isEqualTo("null");
        assertThat(kept.state).isNotSameAs(one);
        assertThat(kept.call(1, "keep", "a")).isEqualTo("null");
        assertThat(kept.state).isSameAs(one);
    }

    @Test
    void states_that_differ_only_by_a_static_marker_are_not_one() {
        Machine marked = new Machine(AdaptedClass.of(Samples.Marked.class));
        ModelState initial = marked.state;
        marked.call(0, "take");
        assertThat(marked.state).isNotSameAs(initial);
        assertThat(marked.call(0, "isGone")).isEqualTo("true");
        marked.call(0, "reset");
        assertThat(marked.state).isSameAs(initial);
    }

    @Test
    void the_time_of_a_run_is_no_part_of_the_state_but_counts_are() {
        Machine stamped = new Machine(AdaptedClass.of(Samples.Stamped.class));
        ModelState initial = stamped.state;
        stamped.call(0, "isNew");
        assertThat(stamped.state).isSameAs(initial);
        stamped.call(0, "use");
        ModelState used = stamped.state;
        assertThat(used).isNotSameAs(initial);
        stamped.call(0, "use");
        assertThat(stamped.state).isNotSameAs(used);
    }

    @Test
    void an_answer_is_what_it_was_when_it_was_given() {
        Machine list = new Machine(AdaptedClass.of(Samples.LiveList.class));
        list.call(0, "add", 1);
        assertThat(list.call(0, "all")).isEqualTo("[1]");
        list.call(0, "add", 0);
        assertThat(list.call(0, "all")).isEqualTo("[1, 0]");
    }

    @Test
    void a_copy_of_an_answer_need_not_be_of_its_class() {
        Machine map = new Machine(AdaptedClass.of(ConcurrentHashMap.class));
        map.call(0, "put", 1, 0);
        assertThat(map.call(0, "keySet")).isEqualTo("[1]");
        Machine slot = new Machine(AdaptedClass.of("Slot", () -> new ArrayBlockingQueue<Integer>(1)));
        assertThat(slot.call(0, "toArray")).isEqualTo("[]");
    }

    @Test
    void what_happens_by_chance_is_no_oracle() {
        Machine mixed = new Machine(AdaptedClass.of(Samples.Mixed.class));
        assertThatThrownBy(() -> mixed.call(0, "roll"))
                .isInstanceOf(ModelException.class)
                .hasMessageMatching(
                        "roll\\(\\) answers -?\\d+ once and -?\\d+ another time, after the same calls\\. Remedy: .*");
    }

    @Test
    void a_factory_may_capture_what_can_be_copied() {
        int permits = 2;
        Machine semaphore = new Machine(AdaptedClass.of("Permits", () -> new Semaphore(permits)));
        assertThat(semaphore.call(0, "availablePermits")).isEqualTo("2");
        Object lock = new Object();
        assertThatThrownBy(() -> AdaptedClass.of("Held", () -> List.of(lock)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The factory of \"Held\" captures an instance of java.lang.Object");
    }
}
