package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.context.EngineLog;
import dev.turnstile.engine.lincheck.context.LincheckThread;
import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.engine.lincheck.inputs.Table;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.run.Exploration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts the executions that the measured scenarios need: the reduction must not get worse. */
@Tag("slow")
class TableTest {
    /** The JDK's code differs between versions, and the measured code is not kept everywhere. */
    private static final double TOLERANCE = 1.2;

    /** Measured where {@code notify} woke the longest waiter. Here it may wake any, so that there are more schedules. */
    private static final Map<String, Integer> WHERE_ANY_IS_NOTIFIED =
            Map.of("monitor bounded queue with notify, put put, take, take", 40);

    static Stream<Table.Row> rows() {
        return Table.rows().stream().filter(row -> !row.name().equals(Table.LONGEST));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_takes_no_more_executions_than_were_measured(Table.Row row) {
        int most = (int) (WHERE_ANY_IS_NOTIFIED.getOrDefault(row.name(), row.dpor()) * TOLERANCE);
        int executions = LincheckThread.call(() -> {
            try (Exploration exploration = new Exploration(
                    row.subject(),
                    Checks.scenario(row.subject(), row.scenario()),
                    Mode.EVERY,
                    List.of(),
                    new CodeKnowledge(false, EngineLog::isNotInstrumented),
                    neverModelled(row))) {
                while (exploration.schedules() <= most && exploration.next()) exploration.run();
                assertThat(exploration.exhausted()).isTrue();
                return exploration.schedules();
            }
        });
        assertThat(executions).isLessThanOrEqualTo(most);
    }

    private static Set<Class<?>> neverModelled(Table.Row row) {
        boolean real = row.name().equals(Table.REAL_LOCK) || row.name().endsWith("without a model");
        return real ? Set.of(ReentrantLock.class, Semaphore.class) : Set.of();
    }
}
