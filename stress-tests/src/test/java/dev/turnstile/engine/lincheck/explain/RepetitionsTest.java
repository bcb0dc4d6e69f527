package dev.turnstile.engine.lincheck.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.Counterexample.TraceStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
    private static TraceStep step(int thread, String text) {
        return new TraceStep(thread, "op()", "READ", text, "File.java:1");
    }

    private static List<String> texts(List<TraceStep> steps) {
        return Repetitions.summedUp(steps).stream().map(TraceStep::text).toList();
    }

    @Test
    void steps_that_differ_are_kept() {
        assertThat(texts(List.of(step(0, "a"), step(1, "a"), step(0, "b")))).containsExactly("a", "a", "b");
    }

    @Test
    void a_few_rounds_are_kept() {
        assertThat(texts(Collections.nCopies(3, step(0, "a")))).containsExactly("a", "a", "a");
    }

    @Test
    void many_rounds_are_summed_up() {
        List<TraceStep> steps = new ArrayList<>();
        steps.add(step(0, "before"));
        for (int i = 0; i < 10; i++) steps.addAll(List.of(step(0, "a"), step(0, "b")));
        steps.add(step(0, "after"));
        assertThat(texts(steps)).containsExactly("before", "a", "b", "the last 2 steps again, 9 times", "after");
    }

    @Test
    void rounds_of_rounds_are_summed_up_too() {
        List<TraceStep> steps = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            steps.addAll(Collections.nCopies(10, step(0, "a")));
            steps.addAll(Collections.nCopies(10, step(1, "b")));
        }
        assertThat(texts(steps))
                .containsExactly("a", "again, 9 times", "b", "again, 9 times", "the last 4 steps again, 4 times");
    }
}
