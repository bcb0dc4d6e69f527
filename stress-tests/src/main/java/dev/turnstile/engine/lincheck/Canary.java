package dev.turnstile.engine.lincheck;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.canary.OppositeLocks;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.run.Deadline;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.ScenarioCheck;
import dev.turnstile.judge.Judge;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether Lincheck sees, in this JVM, a lost update and a deadlock. Asked once for each engine. */
final class Canary {
    /** Chosen: each canary has two operations, and is convicted within a few schedules. */
    private static final int ALLOWANCE = 1_000;

    /** Chosen; a guard only. */
    private static final Duration GUARD = Duration.ofMinutes(1);

    private boolean asked;
    private @Nullable String complaint;

    /** Returns the canary that it does not see, as a clause; {@code null} if it sees both. */
    synchronized @Nullable String complaint() {
        if (!asked) {
            complaint = ask();
            asked = true;
        }
        return complaint;
    }

    private static @Nullable String ask() {
        Explored race = explore(RacyCounter.class, "increment", "increment");
        if (!(race instanceof Explored.Convicted)) return missed(RacyCounter.class, race);
        Explored deadlock = explore(OppositeLocks.class, "f1", "f2");
        boolean cycleFound = deadlock instanceof Explored.Convicted convicted
                && convicted.hang() != null
                && !convicted.hang().cycle().isEmpty();
        return cycleFound ? null : missed(OppositeLocks.class, deadlock);
    }

    private static String missed(Class<?> canary, Explored explored) {
        return "the canary " + canary.getSimpleName() + ", known to be broken, was not convicted on this JDK ("
                + explored + "), so a clean result means nothing";
    }

    private static Explored explore(Class<?> canary, String... operations) {
        Declaration declaration = DeclarationReader.read(canary);
        List<List<Actor>> threads = Stream.of(operations)
                .map(name -> declaration.operations().stream()
                        .filter(o -> o.name().equals(name))
                        .map(o -> new Actor(o, List.of()))
                        .toList())
                .toList();
        Judge judge = new Judge(new ModelMachine(declaration.model()));
        return new ScenarioCheck(declaration, judge, Deadline.in(GUARD), activity -> {})
                .explore(Scenario.ofThreads(threads), Mode.EVERY, ALLOWANCE);
    }
}
