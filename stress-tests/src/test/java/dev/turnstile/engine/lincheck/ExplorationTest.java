package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.canary.OppositeLocks;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.engine.lincheck.Run.End;
import dev.turnstile.engine.lincheck.Run.Seen;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ExplorationTest {
    private static int allSchedules(Class<?> subject, String scenario) {
        return Checks.exploring(subject, scenario, exploration -> {
            while (exploration.next()) exploration.run();
            return exploration.schedules();
        });
    }

    private static List<Seen> runs(Class<?> subject, String scenario, int atMost) {
        return Checks.exploring(subject, scenario, exploration -> {
            List<Seen> seen = new ArrayList<>();
            while (seen.size() < atMost && exploration.next()) seen.add((Seen) exploration.run());
            return seen;
        });
    }

    @Test
    void aPlainCounterHasFortyTwoSchedulesForTwoThreads() {
        assertThat(allSchedules(RacyCounter.class, "increment() | increment()")).isEqualTo(42);
    }

    @Test
    void anAtomicCounterHasFourteenSchedulesForTwoThreads() {
        assertThat(allSchedules(Subjects.AtomicCounter.class, "increment() | increment()"))
                .isEqualTo(14);
    }

    @Test
    void threadsThatDoNothingHaveTheSchedulesOfTheirOrder() {
        assertThat(LincheckThread.call(() -> List.of(NoOp.schedules(2), NoOp.schedules(3))))
                .containsExactly(6, 17);
    }

    @Test
    void everyOutcomeOfARaceIsSeen() {
        Set<String> histories = new TreeSet<>();
        for (Seen run : runs(RacyCounter.class, "increment() | increment()", Integer.MAX_VALUE)) {
            histories.add(run.history().toString());
        }
        assertThat(histories)
                .containsExactly(
                        "increment(): 1 | increment(): 1",
                        "increment(): 1 | increment(): 2",
                        "increment(): 2 | increment(): 1");
    }

    @Test
    void switchesAreCountedWithoutThreadsEnds() {
        int withoutAny = Checks.exploring(RacyCounter.class, "increment() | increment()", exploration -> {
            while (exploration.next() && exploration.completeSwitches() < 0) exploration.run();
            return exploration.schedules();
        });
        int withOne = Checks.exploring(RacyCounter.class, "increment() | increment()", exploration -> {
            while (exploration.next() && exploration.completeSwitches() < 1) exploration.run();
            return exploration.schedules();
        });
        // Either thread first; then, for either, a switch ahead of its read or of its write or behind it.
        assertThat(withoutAny).isLessThanOrEqualTo(4);
        assertThat(withOne).isEqualTo(10);
    }

    @Test
    void operationsThatEndedBeforeOthersBeganAreKnown() {
        boolean ordered = false;
        boolean overlapping = false;
        for (Seen run : runs(RacyCounter.class, "increment() | increment()", Integer.MAX_VALUE)) {
            History history = run.history();
            Execution first = history.parallel().get(0).get(0);
            Execution second = history.parallel().get(1).get(0);
            boolean precedes =
                    first.span().precedes(second.span()) || second.span().precedes(first.span());
            ordered |= precedes;
            overlapping |= !precedes;
            if (history.toString().equals("increment(): 1 | increment(): 1"))
                assertThat(precedes).isFalse();
        }
        assertThat(ordered).isTrue();
        assertThat(overlapping).isTrue();
    }

    @Test
    void aDeadlockLeavesBothOperationsPending() {
        Seen deadlock = runs(OppositeLocks.class, "f1() | f2()", 100).stream()
                .filter(Seen::hung)
                .findFirst()
                .orElseThrow();
        assertThat(deadlock.end()).isEqualTo(End.DEADLOCK);
        assertThat(deadlock.history()).hasToString("f1() … | f2() …");
    }

    @Test
    void initAndPostAreRunByTheFirstThread() {
        // An owner that is another thread than the one that locked would throw.
        for (Seen run :
                runs(Subjects.ThreadOwnedLock.class, "[lock()] unlock() | lock(); unlock() [lock(); unlock()]", 200)) {
            assertThat(run.history()).hasToString("[lock()] unlock() | lock(); unlock() [lock(); unlock()]");
        }
    }

    @Test
    void anOperationThatWaitsInThePostPartIsPending() {
        for (Seen run : runs(Subjects.MonitorGate.class, "enter() | leave(); enter() [enter(); leave()]", 20)) {
            if (run.history().post().isEmpty()) continue;
            assertThat(run.end()).isEqualTo(End.DEADLOCK);
            assertThat(run.history().post()).hasToString("[enter() …]");
        }
    }

    @Test
    void anOperationThatParksInThePostPartIsPending() {
        for (Seen run : runs(Subjects.HandMadeGate.class, "enter() | leave() [enter(); enter()]", 20)) {
            assertThat(run.end()).isEqualTo(End.DEADLOCK);
            assertThat(run.history().hasPending()).isTrue();
        }
    }

    @Test
    void anOperationThatWaitsInTheInitPartIsPendingAndNothingElseIsCalled() {
        for (Seen run : runs(Subjects.MonitorGate.class, "[enter(); enter()] leave() | leave()", 20)) {
            assertThat(run.history().init()).hasToString("[enter(), enter() …]");
            assertThat(run.history().parallel()).allMatch(List::isEmpty);
        }
    }
}
