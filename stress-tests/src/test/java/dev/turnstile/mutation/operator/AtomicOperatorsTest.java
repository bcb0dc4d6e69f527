package dev.turnstile.mutation.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The operators that change atomic types, variable handles and volatile fields. */
class AtomicOperatorsTest {
    /** The handle of a field of the class that asks. */
    static VarHandle handle(MethodHandles.Lookup owner, String name, Class<?> type) {
        try {
            return owner.findVarHandle(owner.lookupClass(), name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    static class Fields {
        volatile int seen;
        int plain;
        volatile int updated;
        final AtomicIntegerFieldUpdater<Fields> updater = AtomicIntegerFieldUpdater.newUpdater(Fields.class, "updated");
    }

    @Test
    void a_volatile_field_becomes_a_plain_one_unless_an_updater_needs_it() throws NoSuchFieldException {
        MutationOperator operator = new DropVolatile();
        assertThat(Mutants.texts(operator, Fields.class)).containsExactly("seen: seen is not volatile");
        Running mutant = Mutants.run(operator, Fields.class, "seen is not volatile");
        Class<?> type = mutant.object().getClass();
        assertThat(Modifier.isVolatile(type.getDeclaredField("seen").getModifiers()))
                .isFalse();
        assertThat(Modifier.isVolatile(type.getDeclaredField("updated").getModifiers()))
                .isTrue();
    }

    static class Modes {
        static final VarHandle HANDLE = handle(MethodHandles.lookup(), "field", int.class);

        final AtomicInteger number = new AtomicInteger();
        final AtomicIntegerArray array = new AtomicIntegerArray(1);
        int field;

        int atomic() {
            number.set(1);
            number.lazySet(number.get() + 1);
            return number.getAcquire() + number.getOpaque();
        }

        int element() {
            array.setRelease(0, 3);
            return array.getPlain(0) + array.get(0);
        }

        int handled() {
            HANDLE.setVolatile(this, 4);
            VarHandle.fullFence();
            VarHandle.acquireFence();
            return (int) HANDLE.getAndAdd(this, 1) + (int) HANDLE.getOpaque(this);
        }
    }

    private static final MutationOperator WEAKEN = WeakenMode.operator();

    @Test
    void an_access_becomes_one_step_weaker() {
        assertThat(Mutants.texts(WEAKEN, Modes.class))
                .containsExactly(
                        "atomic: set in atomic is replaced by setRelease",
                        "atomic: get in atomic is replaced by getAcquire",
                        "atomic: lazySet in atomic is replaced by setOpaque",
                        "atomic: getAcquire in atomic is replaced by getOpaque",
                        "atomic: getOpaque in atomic is replaced by getPlain",
                        "element: setRelease in element is replaced by setOpaque",
                        "element: get in element is replaced by getAcquire",
                        "handled: setVolatile in handled is replaced by setRelease",
                        "handled: fullFence in handled is replaced by acquireFence",
                        "handled: fullFence in handled is replaced by releaseFence",
                        "handled: acquireFence in handled is left out",
                        "handled: getAndAdd in handled is replaced by getAndAddAcquire",
                        "handled: getAndAdd in handled is replaced by getAndAddRelease",
                        "handled: getOpaque in handled is replaced by get");
    }

    private static final Set<Visibility> OF_WEAKER_PROCESSORS =
            EnumSet.of(Visibility.WEAK_HARDWARE, Visibility.READ_ORDER);

    @Test
    void schedules_show_what_no_longer_happens_before_something_else() {
        assertThat(Mutants.of(WEAKEN, Modes.class).stream()
                        .filter(mutation -> mutation.visibility() == Visibility.READ_ORDER
                                || mutation.visibility() == Visibility.STORE_BUFFER)
                        .map(Mutation::change))
                .isNotEmpty()
                .allMatch(change ->
                        change.contains("replaced by getAcquire") || change.contains("replaced by setRelease"));
    }

    /** A volatile write and a full fence come before later reads. All else is ordered by x86 itself. */
    @Test
    void x86_shows_only_that_a_write_is_late() {
        assertThat(Mutants.of(WEAKEN, Modes.class).stream()
                        .filter(mutation -> !OF_WEAKER_PROCESSORS.contains(mutation.visibility()))
                        .map(Mutation::change))
                .containsExactly(
                        "set in atomic is replaced by setRelease",
                        "setVolatile in handled is replaced by setRelease",
                        "fullFence in handled is replaced by acquireFence",
                        "fullFence in handled is replaced by releaseFence");
        assertThat(Mutants.of(new DropVolatile(), Fields.class))
                .extracting(Mutation::visibility)
                .containsExactly(Visibility.DATA_RACE);
    }

    @Test
    void one_thread_sees_no_weakness() {
        Modes original = new Modes();
        assertThat(List.of(original.atomic(), original.element(), original.handled()))
                .containsExactly(4, 6, 9);
        for (Mutation mutation : Mutants.of(WEAKEN, Modes.class)) {
            Running mutant = Mutants.run(mutation, Modes.class);
            assertThat(mutant.call("atomic")).isEqualTo(4);
            assertThat(mutant.call("element")).isEqualTo(6);
            assertThat(mutant.call("handled")).isEqualTo(9);
        }
    }

    static class Compared {
        static final VarHandle NUMBER = handle(MethodHandles.lookup(), "number", long.class);
        static final VarHandle NEXT = handle(MethodHandles.lookup(), "next", String.class);

        final AtomicInteger scalar = new AtomicInteger();
        final AtomicReference<String> reference = new AtomicReference<>("a");
        final AtomicBoolean flag = new AtomicBoolean();
        final AtomicIntegerArray array = new AtomicIntegerArray(2);
        volatile int updated;
        final AtomicIntegerFieldUpdater<Compared> updater =
                AtomicIntegerFieldUpdater.newUpdater(Compared.class, "updated");
        long number;
        String next;

        String scalar() {
            return scalar.compareAndSet(1, 2) + " " + scalar.compareAndSet(0, 3) + " " + scalar;
        }

        String reference() {
            return reference.compareAndSet("b", "c") + " " + reference.compareAndSet("a", null) + " " + reference;
        }

        String flag() {
            return flag.compareAndSet(true, false) + " " + flag.compareAndSet(false, true) + " " + flag;
        }

        String array() {
            return array.compareAndSet(1, 5, 6) + " " + array.weakCompareAndSetVolatile(1, 0, 7) + " " + array;
        }

        String updater() {
            return updater.compareAndSet(this, 1, 2) + " " + updater.compareAndSet(this, 0, 8) + " " + updated;
        }

        /** The values are ints, and the field is a long. */
        String number() {
            return NUMBER.compareAndSet(this, 1, 2) + " " + NUMBER.compareAndSet(this, 0, 9) + " " + number;
        }

        String next() {
            return NEXT.compareAndSet(this, "x", null) + " " + NEXT.compareAndSet(this, null, "y") + " " + next;
        }
    }

    @Test
    void a_comparison_and_a_set_do_for_one_thread_what_the_atomic_method_does() {
        List<Mutation> mutations = Mutants.of(CompareThenSet.operator(), Compared.class);
        assertThat(mutations)
                .hasSize(14)
                .allMatch(mutation -> mutation.change().contains(" is replaced by a comparison and then a set"));
        assertThat(new Compared().scalar()).isEqualTo("false true 3");
        assertThat(new Compared().next()).isEqualTo("false true y");
        for (Mutation mutation : mutations) {
            String method = mutation.site().member();
            assertThat(Mutants.run(mutation, Compared.class).call(method))
                    .as(method)
                    .isEqualTo(Running.of(Compared.class).call(method));
        }
    }

    static class Split {
        static final VarHandle HANDLE = handle(MethodHandles.lookup(), "field", byte.class);

        final AtomicInteger number = new AtomicInteger(5);
        final AtomicLong wide = new AtomicLong(5);
        final AtomicReference<String> text = new AtomicReference<>("a");
        final AtomicBoolean flag = new AtomicBoolean();
        final AtomicIntegerArray array = new AtomicIntegerArray(2);
        byte field;

        String number() {
            int sum = number.getAndIncrement() + number.decrementAndGet() * 10 + number.getAndAdd(3) * 100;
            return sum + " " + number.accumulateAndGet(2, (old, added) -> old - added) + " " + number;
        }

        String wide() {
            long sum = wide.incrementAndGet() + wide.getAndUpdate(old -> old * 2) * 10 + wide.addAndGet(3) * 100;
            return sum + " " + wide.getAndSet(1) + " " + wide;
        }

        String others() {
            return text.getAndSet("b")
                    + text.updateAndGet(old -> old + "c")
                    + flag.getAndSet(true)
                    + array.getAndAccumulate(1, 4, Integer::sum)
                    + text
                    + flag
                    + array;
        }

        String handled() {
            byte old = (byte) HANDLE.getAndAdd(this, (byte) 100);
            byte more = (byte) HANDLE.getAndAddAcquire(this, (byte) 100);
            HANDLE.getAndBitwiseOr(this, (byte) 1);
            return old + " " + more + " " + (byte) HANDLE.getAndSet(this, (byte) 3) + " " + field;
        }

        /** Changes the number between the two steps of its own update; an atomic update starts again. */
        int interferes() {
            return number.updateAndGet(old -> {
                if (old == 5) number.set(50);
                return old + 1;
            });
        }
    }

    @Test
    void a_get_and_a_set_do_for_one_thread_what_the_atomic_method_does() {
        List<Mutation> mutations = Mutants.of(SplitAtomic.operator(), Split.class);
        assertThat(mutations)
                .hasSize(17)
                .allMatch(mutation -> mutation.change().contains(" is replaced by a get and then a set"));
        assertThat(new Split().handled()).isEqualTo("0 100 -55 3");
        for (Mutation mutation : mutations) {
            String method = mutation.site().member();
            if (method.equals("interferes")) continue;
            assertThat(Mutants.run(mutation, Split.class).call(method))
                    .as(mutation.change())
                    .isEqualTo(Running.of(Split.class).call(method));
        }
    }

    @Test
    void a_change_between_the_get_and_the_set_is_lost() {
        assertThat(new Split().interferes()).isEqualTo(51);
        String change = "updateAndGet in interferes is replaced by a get and then a set";
        assertThat(Mutants.run(SplitAtomic.operator(), Split.class, change).call("interferes"))
                .isEqualTo(6);
    }

    static class Retrying {
        final AtomicInteger number = new AtomicInteger();

        int increment() {
            boolean interfered = false;
            int old;
            do {
                old = number.get();
                if (!interfered) number.set(10);
                interfered = true;
            } while (!number.compareAndSet(old, old + 1));
            return number.get();
        }

        boolean once() {
            return number.compareAndSet(0, 1);
        }
    }

    @Test
    void a_failure_is_taken_for_a_success_where_there_is_a_loop() {
        MutationOperator operator = TryOnce.operator();
        String change = "compareAndSet in increment is taken for a success when it fails";
        assertThat(Mutants.texts(operator, Retrying.class)).containsExactly("increment: " + change);
        assertThat(new Retrying().increment()).isEqualTo(11);
        assertThat(Mutants.run(operator, Retrying.class, change).call("increment"))
                .isEqualTo(10);
    }
}
