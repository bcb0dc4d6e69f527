package dev.turnstile.campaign.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.campaign.ScriptedEngine;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    /** Ten subjects; Lincheck's run two at a time, the others' one by one. */
    private final TimeLeft left = new TimeLeft(ScriptedEngine.launches());

    @BeforeEach
    void expect() {
        for (EngineName engine : EngineName.values()) {
            for (int i = 0; i < 10; i++) left.expect(engine, sideBySide(engine));
        }
    }

    @Test
    void an_engine_that_has_not_begun_is_taken_for_as_fast_as_the_others() {
        add(EngineName.LINCHECK, 1_000);
        add(EngineName.LINCHECK, 3_000);
        assertThat(left.estimate()).isEqualTo(Duration.ofSeconds(10 * 2 / 2 + 10 * 2 / 2));
    }

    @Test
    void each_engine_is_taken_at_its_own_mean() {
        add(EngineName.LINCHECK, 2_000);
        add(EngineName.JCSTRESS, 4_000);
        add(EngineName.JQWIK, 1_000);
        assertThat(left.estimate()).isEqualTo(Duration.ofSeconds(9 * 4 + 9));
    }

    @Test
    void what_is_done_side_by_side_is_taken_at_a_mean_of_its_own() {
        add(EngineName.LINCHECK, 0);
        add(EngineName.JCSTRESS, 0);
        add(EngineName.JQWIK, 1_000);
        for (int i = 0; i < 10; i++) left.expect(EngineName.JQWIK, 3);
        left.add(evidence(EngineName.JQWIK, 6_000), 3);
        assertThat(left.estimate()).isEqualTo(Duration.ofSeconds(9 * 1 + 9 * 2));
    }

    @Test
    void when_all_is_done_nothing_is_left() {
        for (int i = 0; i < 10; i++) {
            for (EngineName engine : EngineName.values()) add(engine, 1_000);
        }
        assertThat(left.estimate()).isZero();
    }

    private void add(EngineName engine, long millis) {
        left.add(evidence(engine, millis), sideBySide(engine));
    }

    private static int sideBySide(EngineName engine) {
        return engine == EngineName.LINCHECK ? 2 : 1;
    }

    private static EngineEvidence evidence(EngineName engine, long millis) {
        return new EngineEvidence(engine, new Finding.Survived(""), 1, 1, millis, List.of());
    }
}
