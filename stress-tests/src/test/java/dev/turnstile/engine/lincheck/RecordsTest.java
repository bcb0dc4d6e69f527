package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.context.LincheckThread;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.ScenarioCheck;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
public class RecordsTest {
    /** A value, and whether it is 1. */
    public interface Value {
        void put(int value);

        boolean isOne();
    }

    public static final class ValueModel implements Value {
        private int value;

        @Override
        public void put(int value) {
            this.value = value;
        }

        @Override
        public boolean isOne() {
            return value == 1;
        }
    }

    /** Asks a record with a component that changes whether it equals another. */
    @Subject(model = ValueModel.class)
    public static class EqualRecords implements Value {
        private record Named(Box box) {}

        private static final class Box {
            private volatile int value;

            Box(int value) {
                this.value = value;
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Box box && box.value == value;
            }

            @Override
            public int hashCode() {
                return value;
            }
        }

        private final Named changing = new Named(new Box(0));
        private final Named one = new Named(new Box(1));

        @Override
        public void put(int value) {
            changing.box().value = value;
        }

        @Override
        public boolean isOne() {
            return changing.equals(one);
        }
    }

    /** The JVM rewrites the code by which records are compared after some calls, and calls count over all executions. */
    @Test
    void records_are_compared_step_by_step_however_often_they_were_compared_before() {
        Scenario scenario = Checks.scenario(EqualRecords.class, "put(1) | isOne()");
        List<Explored> explored = LincheckThread.call(() -> {
            ScenarioCheck check = Checks.of(EqualRecords.class);
            return IntStream.range(0, 60)
                    .mapToObj(i -> check.explore(scenario, Mode.EVERY, 100))
                    .toList();
        });

        assertThat(explored)
                .allSatisfy(each -> assertThat(each)
                        .isInstanceOfSatisfying(
                                Explored.Clean.class,
                                clean -> assertThat(clean.schedules()).isEqualTo(2)));
    }
}
