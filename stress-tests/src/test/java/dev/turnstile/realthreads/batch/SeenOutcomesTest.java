package dev.turnstile.realthreads.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.judge.Judge;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.realthreads.Lane;
import dev.turnstile.realthreads.Lanes;
import dev.turnstile.realthreads.batch.SeenOutcomes.Verdict;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.stage.CompiledScenario;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lanes are run one after the other here, so that their real-time order is known. */
class SeenOutcomesTest {
    interface Register {
        void write(int value);

        int read();
    }

    public static final class RegisterModel implements Register {
        private int value;

        @Override
        public void write(int next) {
            value = next;
        }

        @Override
        public int read() {
            return value;
        }
    }

    private static class Stale implements Register {
        @Override
        public void write(int next) {}

        @Override
        public int read() {
            return 0;
        }
    }

    private static final Lane.Pace NO_PACE = new Lane.Pace() {
        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void pause(int spins) {}
    };

    private static final List<Operation> OPERATIONS = Arrays.stream(Register.class.getDeclaredMethods())
            .map(Operation::of)
            .toList();

    private final SeenOutcomes outcomes = new SeenOutcomes(new Judge(new ModelMachine(RegisterModel.class)));

    @Test
    void an_order_that_explained_a_run_does_not_excuse_another_one_whose_times_forbid_it() {
        assertThat(look(new Stale(), true, 1, 0)).isNull(); // read, then write
        assertThat(look(new Stale(), true, 1, 0)).isNull();
        assertThat(look(new Stale(), true, 0, 1)).isNotNull(); // write, then read: stale
        assertThat(look(new RegisterModel(), true, 0, 1)).isNull();
    }

    @Test
    void without_times_either_order_will_do() {
        assertThat(look(new Stale(), false, 0, 1)).isNull();
        assertThat(look(new RegisterModel(), false, 0, 1)).isNull();
    }

    @Test
    void an_answer_that_no_order_gives_is_illegal_with_and_without_times() {
        Register wrong = new Stale() {
            @Override
            public int read() {
                return 7;
            }
        };
        assertThat(look(wrong, false, 0, 1)).isNotNull();
        Verdict verdict = look(wrong, true, 0, 1);
        assertThat(verdict).isNotNull();
        assertThat(verdict.history()).hasToString("write(1) | read(): 7");
    }

    private @Nullable Verdict look(Register register, boolean timed, int first, int second) {
        Scenario scenario = ScenarioText.parse("write(1) | read()", OPERATIONS);
        CompiledScenario compiled = CompiledScenario.of(RegisterModel.class, scenario);
        Lane[] lanes = {lane(compiled, 0, timed), lane(compiled, 1, timed)};
        lanes[first].run(register, NO_PACE, 0);
        long until = System.nanoTime() + 2 * Lane.SLACK_NANOS;
        while (System.nanoTime() < until) Thread.onSpinWait();
        lanes[second].run(register, NO_PACE, 0);
        assertThat(lanes[0].overlaps(lanes[1])).isFalse();
        Lane none = new Lane(List.of(), List.of());
        return outcomes.look(new Lanes(none, List.of(lanes), none));
    }

    private static Lane lane(CompiledScenario compiled, int thread, boolean timed) {
        Lane lane = new Lane(
                compiled.scenario().parallel().get(thread), compiled.parallel().get(thread));
        lane.reset(timed);
        return lane;
    }
}
