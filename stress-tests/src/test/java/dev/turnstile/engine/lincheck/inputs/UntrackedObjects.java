package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.engine.lincheck.inputs.Untracked.TwoSteps;
import dev.turnstile.spec.Subject;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.function.IntUnaryOperator;
import java.util.zip.Adler32;

/** The part of {@link Untracked} whose state is in an object of the JDK, in an array, or in a lambda. */
public final class UntrackedObjects {
    private UntrackedObjects() {}

    @Subject(model = Contracts.CounterModel.class)
    public static class InStampedReference extends TwoSteps {
        private final AtomicStampedReference<String> count = new AtomicStampedReference<>("", 0);

        @Override
        int read() {
            return count.getStamp();
        }

        @Override
        void write(int next) {
            count.set("", next);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class InMarkableReference extends TwoSteps {
        private final AtomicMarkableReference<Integer> count = new AtomicMarkableReference<>(0, false);

        @Override
        int read() {
            return count.getReference();
        }

        @Override
        void write(int next) {
            count.set(next, false);
        }
    }

    /** Two appends at once may also leave the builder one character short. */
    @Subject(model = Contracts.CounterModel.class)
    public static class InStringBuilder extends TwoSteps {
        private final StringBuilder count = new StringBuilder();

        @Override
        int read() {
            return count.length();
        }

        @Override
        void write(int next) {
            count.append('x');
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class InBitSet extends TwoSteps {
        private final BitSet bits = new BitSet();

        @Override
        int read() {
            return bits.cardinality();
        }

        @Override
        void write(int next) {
            bits.set(next);
        }
    }

    /** After n ones, the low half of the checksum is n + 1. */
    @Subject(model = Contracts.CounterModel.class)
    public static class InNativeChecksum extends TwoSteps {
        private final Adler32 ones = new Adler32();

        @Override
        int read() {
            return (int) (ones.getValue() & 0xFFFF) - 1;
        }

        @Override
        void write(int next) {
            ones.update(1);
        }
    }

    /** The lambda adds its argument to the count that it captured, and returns the sum. */
    @Subject(model = Contracts.CounterModel.class)
    public static class InLambda implements Contracts.Counter {
        private final IntUnaryOperator adder;

        public InLambda() {
            int[] count = new int[1];
            adder = n -> count[0] += n;
        }

        @Override
        public int increment() {
            return adder.applyAsInt(1);
        }

        @Override
        public int get() {
            return adder.applyAsInt(0);
        }
    }

    /** Each step is atomic, but the second may see the other thread's increment. */
    @Subject(model = Contracts.CounterModel.class)
    public static class ByUpdateAndGet implements Contracts.Counter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            count.updateAndGet(n -> n + 1);
            return get();
        }

        @Override
        public int get() {
            return count.updateAndGet(n -> n);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByGetAndBitwiseXor extends TwoSteps {
        private static final VarHandle COUNT = RaceFree.handle(ByGetAndBitwiseXor.class, "count", int.class);

        @SuppressWarnings("UnusedVariable") // accessed through COUNT
        private int count;

        @Override
        int read() {
            return (int) COUNT.getAndBitwiseXor(this, 0);
        }

        @Override
        void write(int next) {
            COUNT.getAndBitwiseXor(this, (next - 1) ^ next);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByArrayCopy extends TwoSteps {
        private final int[] shared = new int[1];

        @Override
        int read() {
            int[] copy = new int[1];
            System.arraycopy(shared, 0, copy, 0, 1);
            return copy[0];
        }

        @Override
        void write(int next) {
            System.arraycopy(new int[] {next}, 0, shared, 0, 1);
        }
    }

    /** Only the reads are hidden. */
    @Subject(model = Contracts.CounterModel.class)
    public static class ByClone extends TwoSteps {
        private final int[] shared = new int[1];

        @Override
        int read() {
            return shared.clone()[0];
        }

        @Override
        void write(int next) {
            shared[0] = next;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByArraysMethods extends TwoSteps {
        private final int[] shared = new int[1];

        @Override
        int read() {
            return Arrays.copyOf(shared, 1)[0];
        }

        @Override
        void write(int next) {
            Arrays.fill(shared, next);
        }
    }
}
