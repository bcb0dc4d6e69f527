package dev.turnstile.engine.lincheck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.turnstile.engine.canary.OppositeLocks;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.engine.lincheck.Checks;
import dev.turnstile.engine.lincheck.Subjects;
import dev.turnstile.engine.lincheck.inputs.RaceFree;
import dev.turnstile.engine.lincheck.inputs.RaceFreeCounters;
import dev.turnstile.engine.lincheck.inputs.Racing;
import dev.turnstile.engine.lincheck.inputs.Waiting;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.run.RunResult.Seen;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the histories that the exploration sees with those of Lincheck's own, where that comes to an end. */
@Tag("slow")
@Tag("exhaustive")
class AgainstStockLincheckTest {
    private static final int MOST_EXECUTIONS = 20_000;

    private static final String ONE_EACH = "increment() | increment()";
    private static final String TWO_EACH = "increment(); increment() | increment(); increment()";
    private static final String THREE = "increment() | increment() | increment()";

    static Stream<Arguments> scenarios() {
        return Stream.of(
                arguments(RacyCounter.class, ONE_EACH),
                arguments(RacyCounter.class, TWO_EACH),
                arguments(RacyCounter.class, THREE),
                arguments(RacyCounter.class, "[increment()] increment(); increment() | increment() [increment()]"),
                arguments(Subjects.AtomicCounter.class, ONE_EACH),
                arguments(Subjects.AtomicCounter.class, TWO_EACH),
                arguments(Subjects.AtomicCounter.class, THREE),
                arguments(Subjects.CasCounter.class, ONE_EACH),
                arguments(RaceFreeCounters.SynchronizedCounter.class, ONE_EACH),
                arguments(RaceFreeCounters.SynchronizedCounter.class, TWO_EACH),
                arguments(RaceFreeCounters.SynchronizedCounter.class, "increment() | increment(); get()"),
                arguments(Subjects.ThrowingCounter.class, ONE_EACH),
                arguments(Racing.PlainDekker.class, "raiseFirst(); second() | raiseSecond(); first()"),
                arguments(RaceFree.VolatileDekker.class, "raiseFirst(); second() | raiseSecond(); first()"),
                arguments(Racing.PlainMessage.class, "publish(1) | read(); read()"),
                arguments(Racing.UnsafePublication.class, "publish(1); publish(2) | read(); read()"),
                arguments(Racing.DoubleCheckedLazy.class, "get() | get()"),
                arguments(OppositeLocks.class, "f1() | f2()"),
                arguments(OppositeLocks.class, "f1(); f2() | f2()"),
                arguments(Subjects.OrderedLocks.class, "f1() | f2()"),
                arguments(Subjects.ThreadOwnedLock.class, "[lock()] unlock() | lock(); unlock()"),
                arguments(Subjects.ThreadOwnedLock.class, "lock() | unlock(); lock()"),
                arguments(Subjects.MonitorGate.class, "enter() | leave()"),
                arguments(Subjects.MonitorGate.class, "enter(); enter() | leave()"),
                arguments(Subjects.LostWakeupGate.class, "[enter()] enter() | leave()"),
                arguments(Subjects.NotifyAllLatch.class, "await() | open()"),
                arguments(Subjects.SynchronizedStack.class, "push(1); pop() | pop()"),
                arguments(Waiting.UntimedWaitSilent.class, "await() | finish()"));
    }

    /** There a thread that parks may go on at any time; whether it has to wait for good is never seen. */
    static Stream<Arguments> scenariosWithParking() {
        return Stream.of(
                arguments(Subjects.ParkOnceGate.class, "[enter()] enter() | leave()"),
                arguments(Subjects.ParkOnceGate.class, "enter() | enter()"),
                arguments(Waiting.ParkUnpark.class, "await() | finish()"),
                arguments(Waiting.ParkWithoutUnpark.class, "await() | finish()"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void both_see_the_same_histories(Class<?> subject, String scenario) {
        StockExploration.Outcome stock = StockExploration.explore(subject, scenario, MOST_EXECUTIONS);
        assertThat(stock.exhausted()).isTrue();
        assertThat(histories(subject, scenario, Mode.EVERY, stock.executions())).isEqualTo(stock.histories());
    }

    @ParameterizedTest
    @MethodSource("scenariosWithParking")
    void where_threads_park_stock_lincheck_sees_some_of_them(Class<?> subject, String scenario) {
        StockExploration.Outcome stock = StockExploration.explore(subject, scenario, MOST_EXECUTIONS);
        assertThat(stock.exhausted()).isTrue();
        assertThat(histories(subject, scenario, Mode.SPURIOUS, stock.executions()))
                .containsAll(stock.histories());
    }

    private static Set<String> histories(Class<?> subject, String scenario, Mode mode, int atMost) {
        return Checks.exploring(subject, scenario, mode, exploration -> {
            Set<String> histories = new TreeSet<>();
            while (exploration.next()) {
                if (exploration.run() instanceof Seen seen) {
                    histories.add(seen.history().toString());
                }
            }
            assertThat(exploration.exhausted()).isTrue();
            assertThat(exploration.schedules()).isLessThanOrEqualTo(atMost);
            return histories;
        });
    }
}
