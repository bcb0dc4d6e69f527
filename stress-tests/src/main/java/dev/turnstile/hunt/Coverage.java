package dev.turnstile.hunt;

import dev.turnstile.evidence.Counted;
import dev.turnstile.realthreads.batch.BatchResult;
import dev.turnstile.realthreads.batch.Program;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.stage.Stage;
import dev.turnstile.stage.ThreadKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Adds up what was run on one subject. */
public final class Coverage {
    private final Stage stage;
    private final Map<String, Long> scenarios = new HashMap<>();
    private final Set<ThreadKind> kinds = EnumSet.noneOf(ThreadKind.class);
    private long runs;
    private long timed;
    private long overlapping;
    private int givenUp;
    private int restless;
    private long undecided;

    Coverage(Stage stage) {
        this.stage = stage;
    }

    void add(Program program, ThreadKind kind, BatchResult result) {
        scenarios.merge(program.scenario().toString(), result.runs(), Long::sum);
        kinds.add(kind);
        runs += result.runs();
        timed += result.timed();
        overlapping += result.overlapping();
        givenUp += result.givenUp();
        restless += result.restless();
        undecided += result.undecided();
    }

    /** The kinds of threads that runs were made on. */
    public Set<ThreadKind> kinds() {
        return Set.copyOf(kinds);
    }

    public int scenarios() {
        return scenarios.size();
    }

    public long runs() {
        return runs;
    }

    /** The runs of one scenario. */
    long runs(Scenario scenario) {
        return scenarios.getOrDefault(scenario.toString(), 0L);
    }

    /** Runs in which calls of different threads were seen to overlap. */
    public long overlapping() {
        return overlapping;
    }

    /** Runs that never ended although the model lets them, without coming to rest either. */
    public int restless() {
        return restless;
    }

    /** Runs that were too much for the judge. */
    public long undecided() {
        return undecided;
    }

    /** The part of the runs in which calls of different threads overlapped, of those that were timed. */
    double overlap() {
        return timed == 0 ? 0 : (double) overlapping / timed;
    }

    /** As a clause. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s of %s on %s, %.0f %% of the timed ones with overlapping operations%s",
                Counted.of(runs, "run"),
                Counted.of(scenarios.size(), "scenario"),
                stage.inWords(kinds),
                100 * overlap(),
                givenUp == 0 ? "" : String.format(Locale.ROOT, "; %,d ended blocked", givenUp));
    }
}
