package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies that the JDK makes of arrays and objects share what these hold, and read it. */
@Tag("slow")
class CopiesTest {
    private static final int MORE_THAN_ARE_LOOKED_AT = 80;

    /** The first thread makes an array, and others get hold of it by a copy only. */
    public static class Keeper {
        private Object @Nullable [] kept;

        private static final class Link implements Cloneable {
            private final int[] cell;

            Link(int[] cell) {
                this.cell = cell;
            }

            Link copy() {
                try {
                    return (Link) clone();
                } catch (CloneNotSupportedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        private synchronized int[] cell(Function<int[], Object[]> keeping) {
            if (kept == null) kept = keeping.apply(new int[1]);
            return kept[0] instanceof Link link ? link.cell : (int[]) kept[0];
        }

        private int next(Function<int[], Object[]> keeping) {
            int[] cell = cell(keeping);
            return ++cell[0];
        }

        public int arrayCloned() {
            return next(cell -> new Object[] {cell}.clone());
        }

        public int objectCloned() {
            return next(cell -> new Object[] {new Link(cell).copy()});
        }

        public int listCloned() {
            return next(cell -> ((List<?>) new ArrayList<>(List.of(cell)).clone()).toArray());
        }

        public int mapCloned() {
            return next(cell -> {
                HashMap<String, int[]> map = new HashMap<>();
                map.put("cell", cell);
                return ((HashMap<?, ?>) map.clone()).values().toArray();
            });
        }

        public int filled() {
            return next(cell -> {
                kept = new Object[1];
                Arrays.fill(kept, cell);
                return kept;
            });
        }

        public int filledPartly() {
            return next(cell -> {
                kept = new Object[2];
                Arrays.fill(kept, 0, 1, cell);
                return kept;
            });
        }

        public int setAll() {
            return next(cell -> {
                kept = new Object[1];
                Arrays.setAll(kept, i -> cell);
                return kept;
            });
        }

        public int copiedInBulk() {
            return next(cell -> {
                Object[] from = new Object[MORE_THAN_ARE_LOOKED_AT];
                from[0] = cell;
                kept = new Object[from.length];
                System.arraycopy(from, 0, kept, 0, from.length);
                return kept;
            });
        }

        /** Nobody else gets hold of the cell. */
        public int ownCopy() {
            int[] cell = {0};
            Object[] copy = new Object[] {cell}.clone();
            return ++((int[]) copy[0])[0];
        }

        /** As above, with the lock held as the cell changes. */
        public synchronized int lockedCopy() {
            return next(cell -> new Object[] {cell}.clone());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arrayCloned",
                "objectCloned",
                "listCloned",
                "mapCloned",
                "filled",
                "filledPartly",
                "setAll",
                "copiedInBulk"
            })
    void what_a_copy_holds_is_shared_with_it(String operation) {
        ExploringRuns runs = ExploringRuns.of(Keeper.class, operation + " | " + operation);
        assertThat(runs.races()).contains("0");
        assertThat(runs.outcomes()).contains("1 | 1", "1 | 2", "2 | 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ownCopy", "lockedCopy"})
    void a_copy_that_stays_with_its_thread_or_its_lock_makes_no_race(String operation) {
        assertThat(ExploringRuns.of(Keeper.class, operation + " | " + operation).races())
                .isEmpty();
    }

    /** Reads its state by copying it. */
    public static class Copied {
        private final State state = new State();

        private static class Base implements Cloneable {
            volatile int first;
        }

        private static final class State extends Base {
            private int second;

            int sum() {
                try {
                    State copy = (State) clone();
                    return copy.first + copy.second;
                } catch (CloneNotSupportedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        public void setFirst() {
            state.first = 1;
        }

        public void setSecond() {
            state.second = 1;
        }

        public int sum() {
            return state.sum();
        }

        public synchronized int lockedSum() {
            return state.sum();
        }

        public synchronized void setLocked() {
            state.second = 1;
        }
    }

    @Test
    void a_clone_reads_each_field_that_may_change() {
        ExploringRuns ofVolatile = ExploringRuns.of(Copied.class, "sum | setFirst");
        assertThat(ofVolatile.outcomes()).containsExactly("0 | void", "1 | void");
        assertThat(ofVolatile.races()).isEmpty();
        assertThat(ExploringRuns.of(Copied.class, "sum | setSecond").races()).containsExactly("State.second");
        assertThat(ExploringRuns.of(Copied.class, "lockedSum | setLocked").races())
                .isEmpty();
    }

    /** Has a {@code clone} of its own, which holds a lock. */
    public static class Guarded {
        private final Copyable state = new Sheltered();

        interface Copyable {
            Object clone();
        }

        private static class Unsheltered implements Cloneable {
            int number;

            int sum() throws CloneNotSupportedException {
                return ((Unsheltered) clone()).number;
            }

            @Override
            protected Object clone() throws CloneNotSupportedException {
                return super.clone();
            }
        }

        private static final class Sheltered extends Unsheltered implements Copyable {
            @Override
            public synchronized Object clone() {
                try {
                    return super.clone();
                } catch (CloneNotSupportedException e) {
                    throw new IllegalStateException(e);
                }
            }

            synchronized void set() {
                number = 1;
            }
        }

        public void set() {
            ((Sheltered) state).set();
        }

        public int read() {
            return ((Sheltered) state.clone()).number;
        }

        public int readWithin() throws CloneNotSupportedException {
            return ((Sheltered) state).sum();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"read | set", "readWithin | set"})
    void a_clone_under_a_lock_makes_no_race(String scenario) {
        ExploringRuns runs = ExploringRuns.of(Guarded.class, scenario);
        assertThat(runs.races()).isEmpty();
        assertThat(runs.outcomes()).containsExactly("0 | void", "1 | void");
    }
}
