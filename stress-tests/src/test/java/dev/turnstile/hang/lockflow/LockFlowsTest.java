package dev.turnstile.hang.lockflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LockFlowsTest {
    private static final Lock SHARED = new ReentrantLock();

    private final LockFlows flows = new LockFlows(LockFlowsTest.class.getClassLoader());

    /** Its methods answer where they stood when they held what their names say. */
    static final class Locks {
        private final Lock first = new ReentrantLock();
        private final Lock[] all = {first, new ReentrantLock()};
        private final AtomicInteger entered = new AtomicInteger();
        private final ReadWriteLock sides = new ReentrantReadWriteLock();

        synchronized StackTraceElement itself() {
            return here();
        }

        StackTraceElement monitorOfAField() {
            synchronized (first) {
                return here();
            }
        }

        StackTraceElement afterTheMonitor() {
            synchronized (first) {
                entered.incrementAndGet();
            }
            return here();
        }

        StackTraceElement twoInOrder() {
            first.lock();
            try {
                all[1].lock();
                try {
                    return here();
                } finally {
                    all[1].unlock();
                }
            } finally {
                first.unlock();
            }
        }

        StackTraceElement afterTheFirstOfTwo() {
            first.lock();
            SHARED.lock();
            first.unlock();
            StackTraceElement place = here();
            SHARED.unlock();
            return place;
        }

        StackTraceElement oneSide() {
            sides.readLock().lock();
            StackTraceElement place = here();
            sides.readLock().unlock();
            return place;
        }

        StackTraceElement parameter(Lock given) {
            given.lock();
            StackTraceElement place = here();
            given.unlock();
            return place;
        }
    }

    private static StackTraceElement here() {
        return new Throwable().getStackTrace()[1];
    }

    record Case(String name, Function<Locks, StackTraceElement> method, List<String> held) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("a synchronized method", Locks::itself, List.of("this")),
                new Case("a synchronized block", Locks::monitorOfAField, List.of("first")),
                new Case("after a block", Locks::afterTheMonitor, List.of()),
                new Case("two locks", Locks::twoInOrder, List.of("first", "all[1]")),
                new Case("one given back", Locks::afterTheFirstOfTwo, List.of("LockFlowsTest.SHARED")),
                new Case("one side of a read-write lock", Locks::oneSide, List.of("sides")),
                new Case("a parameter", locks -> locks.parameter(SHARED), List.of("given")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_locks_held_at_a_place_are_named_as_in_the_source(Case each) {
        StackTraceElement place = each.method().apply(new Locks());
        assertThat(heldAt(place)).extracting(site -> site.lock().text()).isEqualTo(each.held());
    }

    @Test
    void a_lock_is_found_again_by_its_name() {
        Locks locks = new Locks();
        List<LockSite> held = heldAt(locks.twoInOrder());
        ClassLoader loader = LockFlowsTest.class.getClassLoader();
        assertThat(held)
                .extracting(site -> site.lock().resolve(locks, loader))
                .containsExactly(locks.first, locks.all[1]);
        assertThat(heldAt(locks.afterTheFirstOfTwo()))
                .first()
                .satisfies(
                        site -> assertThat(site.lock().resolve(locks, loader)).isSameAs(SHARED));
        assertThat(heldAt(locks.parameter(SHARED)))
                .first()
                .satisfies(
                        site -> assertThat(site.lock().resolve(locks, loader)).isNull());
    }

    @Test
    void a_monitor_is_told_from_a_lock_and_stands_where_it_was_taken() {
        StackTraceElement place = new Locks().monitorOfAField();
        assertThat(heldAt(place)).singleElement().satisfies(site -> {
            assertThat(site.monitor()).isTrue();
            assertThat(site.line()).isEqualTo(place.getLineNumber() - 1);
        });
        assertThat(heldAt(new Locks().twoInOrder())).noneMatch(LockSite::monitor);
    }

    @Test
    void code_that_nobody_can_read_has_no_flow() {
        assertThat(flows.of(new StackTraceElement("dev.turnstile.Nowhere", "run", "Nowhere.java", 1)))
                .isEmpty();
        StackTraceElement place = new Locks().itself();
        assertThat(flows.of(new StackTraceElement(place.getClassName(), "noSuchMethod", place.getFileName(), 1)))
                .isEmpty();
    }

    private List<LockSite> heldAt(StackTraceElement place) {
        LockFlow flow = flows.of(place).orElseThrow();
        return flow.instructionsOn(place.getLineNumber()).stream()
                .filter(instruction -> flow.calls(instruction, "here"))
                .map(flow::heldBefore)
                .findFirst()
                .orElseThrow();
    }
}
