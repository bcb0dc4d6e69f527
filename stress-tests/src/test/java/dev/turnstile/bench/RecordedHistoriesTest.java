package dev.turnstile.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import dev.turnstile.history.History;
import dev.turnstile.judge.Contracts;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import dev.turnstile.machine.ModelMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Histories as they are recorded of servers are all decided, and with no more work than before. The work is counted, so a limit that is
 * passed tells of a change of the judge and never of a busy machine: a change that needs less lowers the limit, and the rare one that has to
 * do more says why.
 */
@Tag("slow")
class RecordedHistoriesTest {
    /** The directory with Porcupine's test data: jepsen/etcd_*.log and kv/*.txt. */
    private static final String RECORDED = "recorded.histories";

    private static final long SEED = 7;
    private static final int KEYS = 10;
    private static final int JUDGEMENTS = 1_000;
    private static final long ALLOCATED = 4_000; // measured: 3,752

    private static Judge judged(List<String> lines, boolean right) {
        Judge judge = new Judge(new ModelMachine(RecordedLog.model(lines)));
        Judgement judgement = judge.judge(RecordedLog.history(lines));
        assertThat(judgement).isInstanceOf(right ? Judgement.Legal.class : Judgement.Illegal.class);
        return judge;
    }

    private static void assertAtMost(List<Judge> judges, long configurations, long modelSteps, long kilobytes) {
        assertThat(judges.stream().mapToLong(Judge::configurations).sum())
                .as("configurations")
                .isLessThanOrEqualTo(configurations);
        assertThat(judges.stream().mapToLong(Judge::modelSteps).sum())
                .as("steps of the model")
                .isLessThanOrEqualTo(modelSteps);
        assertThat(judges.stream().mapToLong(Judge::mostBytes).max().orElseThrow() / 1024)
                .as("kilobytes")
                .isLessThanOrEqualTo(kilobytes);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 60, true, 60, 53, 2",
        "1, 60, false, 54, 49, 2",
        "10, 500, true, 500, 709, 13",
        "10, 500, false, 33, 65, 8",
        "50, 1750, true, 1750, 6099, 249",
        "50, 1750, false, 26603, 56248, 2400",
    })
    void of_a_map_take_no_more_work_than_before(
            int clients, int operations, boolean right, long configurations, long modelSteps, long kilobytes) {
        Judge judge = judged(GeneratedLog.map(clients, operations, KEYS, right, SEED), right);
        assertAtMost(List.of(judge), configurations, modelSteps, kilobytes);
    }

    @ParameterizedTest
    @CsvSource({
        "true, 71678, 2461, 1600",
        "false, 2378344, 2714, 18200",
    })
    void of_a_register_take_no_more_work_than_before(
            boolean right, long configurations, long modelSteps, long kilobytes) {
        List<Judge> judges = new ArrayList<>();
        for (int i = 0; i < 20; i++) judges.add(judged(GeneratedLog.register(5, 85, 0.15, right, SEED + i), right));
        assertAtMost(judges, configurations, modelSteps, kilobytes);
    }

    /** Hundreds of thousands of these are judged in a campaign. The compiler may save allocations, which makes the figure smaller. */
    @Test
    void of_a_small_scenario_allocate_no_more_than_before() {
        History small = Histories.register(3, 12, 0, SEED);
        Judge judge = new Judge(new ModelMachine(Contracts.RegisterModel.class));
        judge.judge(small);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < JUDGEMENTS; i++) judge.judge(small);
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / JUDGEMENTS)
                .as("bytes for a judgement")
                .isLessThanOrEqualTo(ALLOCATED);
    }

    @Test
    void that_were_recorded_are_decided() throws IOException {
        String directory = System.getProperty(RECORDED);
        assumeThat(directory)
                .as("no recorded histories: name their directory by -D" + RECORDED)
                .isNotNull();
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            for (Path file : files.filter(f -> f.toString().matches(".*(etcd_\\d+.*\\.log|c\\d+-.*\\.txt)"))
                    .sorted()
                    .toList()) {
                List<String> lines = RecordedLog.lines(file);
                if (lines.isEmpty()) continue;
                Judgement judgement =
                        new Judge(new ModelMachine(RecordedLog.model(lines))).judge(RecordedLog.history(lines));
                assertThat(judgement).as(file.toString()).isNotInstanceOf(Judgement.Undecided.class);
                String name = file.getFileName().toString();
                if (name.contains("-"))
                    assertThat(judgement instanceof Judgement.Legal).as(name).isEqualTo(name.contains("ok"));
            }
        }
    }
}
