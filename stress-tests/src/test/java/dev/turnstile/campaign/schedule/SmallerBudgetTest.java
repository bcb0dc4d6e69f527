package dev.turnstile.campaign.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.Budget;
import org.junit.jupiter.api.Test;

class SmallerBudgetTest {
    @Test
    void after_a_proof_half_the_runs_are_enough_and_no_fewer_slices() {
        Budget proved = SmallerBudget.onceProved(Budget.CI);
        assertThat(proved.runs()).isEqualTo(Budget.CI.runs() / 2);
        assertThat(proved.slices()).isEqualTo(Budget.CI.slices());
        assertThat(proved.moreRuns()).isZero();
        assertThat(proved.guard()).isEqualTo(Budget.CI.guard());
    }

    @Test
    void a_known_fault_needs_no_small_counterexample_and_an_unknown_one_does() {
        assertThat(SmallerBudget.onceExposed(Budget.CI).reductions()).isZero();
        assertThat(SmallerBudget.onceRefuted(Budget.CI).reductions())
                .isEqualTo(Budget.CI.reductions())
                .isPositive();
    }

    @Test
    void after_a_fault_all_scenarios_stay_and_get_half_the_runs_in_a_quarter_of_the_time() {
        Budget exposed = SmallerBudget.onceExposed(Budget.NIGHTLY);
        assertThat(exposed.scenarios()).isEqualTo(Budget.NIGHTLY.scenarios());
        assertThat(exposed.schedules()).isEqualTo(Budget.NIGHTLY.schedules() / 2);
        assertThat(exposed.slices()).isEqualTo(Budget.NIGHTLY.slices() / 2);
        assertThat(exposed.guard().multipliedBy(4)).isEqualTo(Budget.NIGHTLY.guard());
    }

    @Test
    void half_of_one_slice_is_one() {
        assertThat(Budget.CI.slices()).isEqualTo(1);
        assertThat(SmallerBudget.onceExposed(Budget.CI).slices()).isEqualTo(1);
    }
}
