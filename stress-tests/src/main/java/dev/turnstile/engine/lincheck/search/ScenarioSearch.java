package dev.turnstile.engine.lincheck.search;

import dev.turnstile.engine.lincheck.context.EngineLog;
import dev.turnstile.engine.lincheck.context.LincheckThread;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.run.Deadline;
import dev.turnstile.engine.lincheck.run.Exploration;
import dev.turnstile.engine.lincheck.run.RunResult;
import dev.turnstile.engine.lincheck.run.RunResult.Seen;
import dev.turnstile.engine.lincheck.run.TimedHistories;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Failed;
import dev.turnstile.explore.DataRace;
import dev.turnstile.history.History;
import dev.turnstile.judge.Judgement;
import dev.turnstile.scenario.Scenario;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The search of one scenario for a violation. It can pause where an allowance ends, and go on there with a larger one, while other
 * searches go on in between. A data race does not end a search: a wrong answer says more.
 *
 * <p>The cost of an execution is counted, not timed, so that equal allowances lead to equal executions on every machine.
 *
 * <p>Confined to {@link LincheckThread}.
 */
public final class ScenarioSearch implements AutoCloseable {
    /** The start and the end of an execution cost about as much as this number of steps. */
    private static final int STEPS_PER_COST = 80;

    /** A thread of the subject costs as much as this number of executions without one: measured, 15 to 30. */
    private static final int CHILD_COST = 40;

    /** One of a program: most of these are no pool's, and cost as much as they did in measurements. */
    private static final int PROGRAM_THREAD_COST = 4;

    /** The cost of the executions between two signs of life. They take a fraction of a second on a free machine. */
    private static final int COST_PER_SIGN_OF_LIFE = 200;

    /** A run may fail as it takes too long to load and instrument code: it is repeated at most this often while it does. */
    private static final int MOST_REPEATED = 3;

    /** The same for a program: there a run may last 45 s and not 10 s. */
    private static final int MOST_REPEATED_OF_PROGRAM = 1;

    /** When a caller reads such an answer is no step of an execution, so not every order has been run. */
    private static final String LIVE_ANSWER =
            "an answer is a view of what the subject holds: let the operation return a copy";

    private final ScenarioCheck check;
    private final Scenario scenario;
    private final String activity;
    private final Mode mode;
    private final Map<History, Judgement> known = new HashMap<>();
    private final Set<String> gaps = new LinkedHashSet<>();
    private final Repeats repeats = new Repeats();
    private Set<Class<?>> neverModelled;
    private Exploration exploration;
    private @Nullable Raced raced;
    private @Nullable Clean latest;
    private boolean anyJudged;
    private long cost;
    private long reported;
    private int discarded;
    private int repeated;

    /** The first data race of a search, with the choices that lead to it and what else was seen. */
    record Raced(List<Integer> choices, int schedules, Seen seen, DataRace race) {}

    ScenarioSearch(ScenarioCheck check, Scenario scenario, Mode mode) {
        this.check = check;
        this.scenario = scenario;
        this.activity = "lincheck: " + scenario;
        this.mode = mode;
        this.neverModelled = check.neverModelled();
        this.exploration = check.exploration(scenario, mode, List.of());
    }

    /** The scenario. */
    public Scenario scenario() {
        return scenario;
    }

    /** Which schedules are searched. */
    public Mode mode() {
        return mode;
    }

    /** The cost of all executions so far. */
    public long cost() {
        return cost;
    }

    /** An estimate of the cost of all executions, mostly too low. 0 before the first. */
    double estimatedCost() {
        return cost == 0 ? 0 : cost / exploration.progress();
    }

    /** The number of all executions so far. */
    public int schedules() {
        return discarded + exploration.schedules();
    }

    /**
     * Goes on until the scenario is convicted, nothing is left to explore, or an allowance is spent. Where schedules are drawn, it also ends
     * once they only repeat.
     *
     * @param allowance what all executions of this search may cost together: one or two each for most
     */
    public Explored goOn(long allowance) {
        EngineLog.clear();
        report();
        if (!neverModelled.equals(check.neverModelled())
                && !exploration.modelled().isEmpty()) beginAnew();
        while (cost < allowance && !repeats.areEnough() && !check.outOfTime() && exploration.next()) {
            if (cost - reported >= COST_PER_SIGN_OF_LIFE) report();
            Deadline.Ended ended = check.run(exploration);
            RunResult run = ended.run();
            cost += 1
                    + exploration.steps() / STEPS_PER_COST
                    + exploration.children() * (check.isProgram() ? PROGRAM_THREAD_COST : CHILD_COST);
            if (run instanceof RunResult.Failed failed) {
                if (!ended.loading() || ++repeated > mostRepeated())
                    return new Failed(schedules(), failed.reason(), false);
                beginAnew();
                continue;
            }
            if (!exploration.unmodelled().isEmpty()) {
                check.exclude(exploration.unmodelled());
                beginAnew();
                continue;
            }
            if (run instanceof RunResult.Cut cut) {
                gaps.add(cut.reason());
                check.cut(cut.reason());
            }
            if (!(run instanceof Seen seen)) continue;
            check.ended(exploration.anyIdle());
            anyJudged = true;
            if (mode.sampled()) repeats.add(exploration.order());
            TimedHistories ordered = exploration.ordered(seen.history());
            if (exploration.anyAnswerLive()) gaps.add(LIVE_ANSWER);
            if (!ordered.complete()) gaps.add("more real-time orders are possible than were judged");
            Explored end = check.judged(exploration, scenario, mode, seen, ordered, known);
            if (end != null) return end;
            DataRace race = raced == null ? check.race(exploration) : null;
            if (race != null) raced = new Raced(exploration.choices(), exploration.schedules(), seen, race);
            if (!seen.hung()) closeSubject(exploration);
        }
        latest = clean();
        return latest;
    }

    private int mostRepeated() {
        return check.isProgram() ? MOST_REPEATED_OF_PROGRAM : MOST_REPEATED;
    }

    private void report() {
        reported = cost;
        check.report(activity);
    }

    /** Whether it is worth nothing to go on: all has been explored, or it would prove nothing. */
    public boolean isOver() {
        return exploration.isOver() || !mode.isBounded() && latest != null && latest.gap() != null;
    }

    /** Begins again without the models of classes that have been excluded meanwhile. */
    private void beginAnew() {
        discarded += exploration.schedules();
        exploration.close();
        known.clear();
        gaps.clear();
        raced = null;
        anyJudged = false;
        neverModelled = check.neverModelled();
        exploration = check.exploration(scenario, mode, List.of());
    }

    private Clean clean() {
        String complaint = EngineLog.firstComplaint();
        if (complaint.startsWith("[ERROR]")) gaps.add("Lincheck complained: " + complaint);
        Set<String> open = new LinkedHashSet<>(gaps);
        if (exploration.guessedSpin()) {
            open.add(
                    "a loop was guessed to wait, since some of its rounds were equal, and it may count its rounds or move its deadline");
        }
        if (exploration.exhausted() && !anyJudged) open.add("no execution came to its end");
        boolean complete = exploration.exhausted() && open.isEmpty();
        return new Clean(
                schedules(),
                cost,
                complete && !exploration.boundHit(),
                complete && mode.isBounded() ? mode.preemptions() : -1,
                exploration.waited(),
                !exploration.anyStep() && check.callsForeignCode(scenario),
                exploration.notes(),
                open.stream().findFirst().orElse(null),
                exploration.modelled(),
                raced == null ? null : check.convicted(scenario, mode, raced));
    }

    private void closeSubject(Exploration exploration) {
        // Where threads of its own were ended with the run, closing might wait for them.
        if (!(exploration.subject() instanceof AutoCloseable closeable) || exploration.children() > 0) return;
        try {
            closeable.close();
        } catch (Exception e) {
            check.closingThrew(e);
        }
    }

    /** Ends the threads of the exploration. */
    @Override
    public void close() {
        exploration.close();
    }
}
