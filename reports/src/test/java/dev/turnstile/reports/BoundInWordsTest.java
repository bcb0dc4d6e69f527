package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.reports.page.BoundInWords;
import dev.turnstile.spec.Level;
import org.junit.jupiter.api.Test;

class BoundInWordsTest {
    @Test
    void a_bound_on_preemptions_is_stated_with_what_was_run_further_and_less_far() {
        assertThat(coverage(Level.BOUNDED))
                .isEqualTo(
                        "It ran every schedule with at most 2 preemptions of 20 scenarios, and every schedule of 7 of them "
                                + "(3 threads with 1 operation each): 4,711 executions in all, without a violation. "
                                + "Not all of the smallest scenarios are among them. "
                                + "The proof does not cover 4 more scenarios, without a violation so far: every schedule with at most 1 preemption was run.");
    }

    @Test
    void neither_is_mentioned_where_every_schedule_was_run() {
        assertThat(coverage(Level.MEMORY_MODEL))
                .isEqualTo(
                        "It ran every schedule of 24 scenarios (2 threads with up to 3 operations each): 12,345 executions "
                                + "in all, without a violation. All of the smallest scenarios are among them.");
    }

    @Test
    void the_weaker_the_level_the_more_is_left_open() {
        assertThat(limits(Level.MEMORY_MODEL)).contains("larger scenarios").doesNotContain("preemptions", "reordering");
        assertThat(limits(Level.SEQUENTIAL))
                .contains("larger scenarios", "reordering")
                .doesNotContain("preemptions");
        assertThat(limits(Level.BOUNDED)).contains("larger scenarios", "reordering", "more preemptions");
    }

    private static String coverage(Level level) {
        return BoundInWords.coverage(SampleEvidence.proof(level).bound());
    }

    private static String limits(Level level) {
        return BoundInWords.limits(SampleEvidence.proof(level).bound());
    }
}
