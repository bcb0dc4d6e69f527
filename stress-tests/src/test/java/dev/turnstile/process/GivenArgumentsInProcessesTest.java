package dev.turnstile.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.arbitrary.Euro;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.scenario.Actor;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values that jqwik gives are the same in the processes that call operations: they make them from their names. */
@Tag("slow")
public class GivenArgumentsInProcessesTest {
    public interface Purse {
        int cents(Euro amount);
    }

    public static class PurseModel implements Purse {
        @Override
        public int cents(Euro amount) {
            return amount.cents();
        }
    }

    @Subject(model = PurseModel.class)
    @AcrossProcesses
    public static class RealPurse extends PurseModel {
        @SuppressWarnings("unused") // nothing is kept
        public RealPurse(Path directory) {}
    }

    @Test
    void a_process_takes_the_value_that_a_name_stands_for_here() {
        try (Team team = new Team(RealPurse.class)) {
            SharedRun run = team.begin(1);
            for (Actor actor :
                    ScenarioSpace.actors(DeclarationReader.read(RealPurse.class).operations(), 42)) {
                Euro here = (Euro) Objects.requireNonNull(actor.values()[0]);
                assertThat(team.call(run, 0, actor.toString())).isEqualTo(here.cents());
            }
            run.close();
        }
    }
}
