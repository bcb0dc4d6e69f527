package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.canary.OppositeLocks;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.engine.lincheck.inputs.Case;
import dev.turnstile.engine.lincheck.inputs.Deque;
import dev.turnstile.engine.lincheck.inputs.Locking;
import dev.turnstile.engine.lincheck.inputs.Shown;
import dev.turnstile.engine.lincheck.inputs.Starting;
import dev.turnstile.engine.lincheck.inputs.Waiting;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Span;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import dev.turnstile.machine.ModelMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown of an execution is what happened in it. */
@Tag("slow")
class InterleavingTest {
    private static final long ALLOWANCE = 2_000;

    private static Stream<Case> wrong() {
        return Stream.of(Shown.cases(), Waiting.cases(), Locking.cases(), Starting.cases(), Deque.cases())
                .flatMap(List::stream)
                .filter(input -> !input.right());
    }

    private static Stream<Map.Entry<Case, Explored>> explored() {
        return Checks.exploreAll(wrong().toList(), ALLOWANCE).entrySet().stream();
    }

    private static List<String> lines(Class<?> subject, String scenario) {
        return ((Convicted) Checks.explore(subject, scenario, ALLOWANCE))
                .interleaving().stream()
                        .map(s -> "T" + s.thread() + " " + s.kind() + " " + s.text())
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("explored")
    void the_lines_agree_with_the_history_and_show_every_switch(Map.Entry<Case, Explored> explored) {
        Convicted convicted = (Convicted) explored.getValue();
        List<TraceStep> steps = convicted.interleaving();
        History history = convicted.witness().history();
        List<List<Execution>> threads = new ArrayList<>();
        for (int t = 0; t < history.parallel().size(); t++) threads.add(timed(steps, history, t));
        everySwitchIsShown(steps);
        if (convicted.witness().isOfUncaughtAlone() || convicted.hang() != null) return;
        // Whoever reads the lines can tell from them alone that the answers are wrong.
        Declaration declaration = DeclarationReader.read(explored.getKey().subject());
        History shown = new History(history.init(), threads, history.post(), true);
        assertThat(new Judge(new ModelMachine(declaration.model())).judge(shown))
                .as("%s", steps)
                .isInstanceOf(Judgement.Illegal.class);
    }

    /** The operations of a thread with the lines between which they are shown, after these have been compared with the history. */
    private static List<Execution> timed(List<TraceStep> steps, History history, int thread) {
        List<Execution> own = new ArrayList<>();
        if (thread == 0) own.addAll(history.init());
        own.addAll(history.parallel().get(thread));
        if (thread == 0) own.addAll(history.post());
        List<Execution> timed = new ArrayList<>();
        int line = 0;
        for (Execution e : own) {
            int called = next(steps, line, thread, "CALL", e.actor().toString());
            assertThat(called).as("the call of %s in %s", e, steps).isNotNegative();
            int returned = next(steps, called, thread, "RETURN", e.toString());
            for (int i = called; i < (e.isPending() ? steps.size() : returned); i++) {
                if (steps.get(i).thread() == thread)
                    assertThat(steps.get(i).operation()).isEqualTo(e.actor().toString());
            }
            if (e.isPending()) assertThat(returned).isNegative();
            else assertThat(returned).as("the return of %s in %s", e, steps).isNotNegative();
            timed.add(new Execution(
                    e.actor(), e.response(), new Span(called, e.isPending() ? Long.MAX_VALUE : returned)));
            line = returned;
        }
        int before = thread == 0 ? history.init().size() : 0;
        return timed.subList(before, before + history.parallel().get(thread).size());
    }

    private static int next(List<TraceStep> steps, int from, int thread, String kind, String text) {
        for (int i = Math.max(0, from); i < steps.size(); i++) {
            TraceStep step = steps.get(i);
            boolean isOperation = step.location() == null && step.kind().equals(kind);
            if (step.thread() == thread && isOperation && step.text().equals(text)) return i;
        }
        return -1;
    }

    private static void everySwitchIsShown(List<TraceStep> steps) {
        for (int i = 1; i < steps.size(); i++) {
            TraceStep before = steps.get(i - 1);
            if (before.thread() == steps.get(i).thread() || before.kind().equals("SWITCH")) continue;
            assertThat(steps.subList(i, steps.size()))
                    .as("what comes after line %s of %s", i, steps)
                    .noneMatch(later -> later.thread() == before.thread());
        }
    }

    @Test
    void a_call_of_a_library_is_a_step_and_no_arrival() {
        assertThat(lines(Shown.ArrayCounters.class, "increment() | increment()"))
                .containsExactly(
                        "T0 CALL increment()",
                        "T0 CALL counts[0].get(): 0",
                        "T0 SWITCH is preempted",
                        "T1 CALL increment()",
                        "T1 CALL counts[0].get(): 0",
                        "T1 CALL counts[0].set(1)",
                        "T1 RETURN increment(): 1",
                        "T0 CALL counts[0].set(1)",
                        "T0 RETURN increment(): 1");
    }

    @Test
    void what_a_thread_does_comes_after_its_start() {
        assertThat(lines(Shown.Failing.class, "increment()"))
                .containsSubsequence("T0 CALL T1.start()", "T1 WRITE IntArray#1[0] = 2", "T0 CALL T1.join()");
    }

    @Test
    void arrivals_are_no_preemptions_after_an_initial_part_either() {
        assertThat(lines(RacyCounter.class, "[increment()] increment() | increment()"))
                .filteredOn(line -> line.contains("SWITCH"))
                .containsExactly("T0 SWITCH is preempted");
    }

    @Test
    void a_call_that_others_interrupt_answers_where_it_returns() {
        List<String> lines = lines(Shown.Ends.class, "addFirst(1); pollLast() | addLast(0); peekFirst()");
        assertThat(lines)
                .containsSubsequence(
                        "T0 CALL values.pollLast()",
                        "T0 SWITCH is preempted",
                        "T1 CALL values.peekFirst(): 1",
                        "T0 OTHER values.pollLast(): 1 returns",
                        "T0 RETURN pollLast(): 1");
    }

    @Test
    void monitors_have_names_and_are_taken_by_one_thread_at_a_time() {
        assertThat(lines(Shown.Monitored.class, "increment() | increment()"))
                .containsExactly(
                        "T0 CALL increment()",
                        "T0 LOCK takes the monitor of lock",
                        "T0 READ count → 0",
                        "T0 UNLOCK leaves the monitor of lock",
                        "T0 SWITCH is preempted",
                        "T1 CALL increment()",
                        "T1 LOCK takes the monitor of lock",
                        "T1 READ count → 0",
                        "T1 UNLOCK leaves the monitor of lock",
                        "T1 WRITE count = 1",
                        "T1 RETURN increment(): 1",
                        "T0 WRITE count = 1",
                        "T0 RETURN increment(): 1");
    }

    @Test
    void a_thread_that_hangs_waits_for_its_monitor_to_the_end() {
        List<String> lines = lines(OppositeLocks.class, "f1() | f2()");
        assertThat(lines).filteredOn(line -> line.contains("takes the monitor")).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> line.contains("waits for the monitor of"))
                .hasSize(2);
        assertThat(lines).noneMatch(line -> line.contains("UNLOCK"));
    }
}
