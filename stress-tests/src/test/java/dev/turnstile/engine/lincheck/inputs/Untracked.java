package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counters that read and write in two steps, so that two increments may return the same sum. Their state is reached only in ways that an
 * instrumentation of fields, arrays and the usual atomic methods may not see. A search that calls itself exhaustive and finds nothing
 * here is unsound.
 */
public final class Untracked {
    private Untracked() {}

    public static List<Case> cases() {
        return Stream.of(
                        ByMethodHandle.class,
                        InStaticBuffer.class,
                        InDirectBuffer.class,
                        ByReflection.class,
                        InStaticStream.class,
                        InOwnKindOfStream.class,
                        InNameOfThread.class,
                        ByReflectiveArray.class,
                        InSystemProperty.class,
                        UntrackedObjects.InStampedReference.class,
                        UntrackedObjects.InMarkableReference.class,
                        UntrackedObjects.InStringBuilder.class,
                        UntrackedObjects.InBitSet.class,
                        UntrackedObjects.InNativeChecksum.class,
                        UntrackedObjects.InLambda.class,
                        UntrackedObjects.ByUpdateAndGet.class,
                        UntrackedObjects.ByGetAndBitwiseXor.class,
                        UntrackedObjects.ByArrayCopy.class,
                        UntrackedObjects.ByClone.class,
                        UntrackedObjects.ByArraysMethods.class,
                        UntrackedHandles.ByHandleOfStaticField.class,
                        UntrackedHandles.ByViewOfBytes.class,
                        UntrackedHandles.ByViewOfBuffer.class,
                        UntrackedHandles.ByHandleOfOneElement.class,
                        UntrackedLibraries.InListOfAsm.class,
                        UntrackedLibraries.InBoxOfFastutil.class,
                        InHolder.class)
                .flatMap(subject -> Stream.of(
                        Case.wrong(subject, "increment() | increment()"),
                        Case.wrong(subject, "increment() | increment() [get()]")))
                .toList();
    }

    /** Reads the count and writes the next one, in two steps. */
    public abstract static class TwoSteps implements Contracts.Counter {
        abstract int read();

        /** Replaces {@code next - 1} by {@code next}. */
        abstract void write(int next);

        @Override
        public int increment() {
            int next = read() + 1;
            write(next);
            return next;
        }

        @Override
        public int get() {
            return read();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByMethodHandle extends TwoSteps {
        private static final MethodHandle GETTER;
        private static final MethodHandle SETTER;

        static {
            try {
                GETTER = MethodHandles.lookup().findGetter(ByMethodHandle.class, "count", int.class);
                SETTER = MethodHandles.lookup().findSetter(ByMethodHandle.class, "count", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @SuppressWarnings("UnusedVariable") // accessed through the handles
        private int count;

        @Override
        int read() {
            try {
                return (int) GETTER.invokeExact(this);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }

        @Override
        void write(int next) {
            try {
                SETTER.invokeExact(this, next);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class InStaticBuffer extends TwoSteps {
        private static final ByteBuffer COUNT = ByteBuffer.allocate(Integer.BYTES);

        public InStaticBuffer() {
            COUNT.putInt(0, 0);
        }

        @Override
        int read() {
            return COUNT.getInt(0);
        }

        @Override
        void write(int next) {
            COUNT.putInt(0, next);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class InDirectBuffer extends TwoSteps {
        private static final ByteBuffer COUNT = ByteBuffer.allocateDirect(Integer.BYTES);

        public InDirectBuffer() {
            COUNT.putInt(0, 0);
        }

        @Override
        int read() {
            return COUNT.getInt(0);
        }

        @Override
        void write(int next) {
            COUNT.putInt(0, next);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByReflection extends TwoSteps {
        @SuppressWarnings("UnusedVariable") // accessed through COUNT
        private static int count;

        private static final Field COUNT;

        static {
            try {
                COUNT = ByReflection.class.getDeclaredField("count");
            } catch (NoSuchFieldException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        public ByReflection() {
            write(0);
        }

        @Override
        int read() {
            try {
                return COUNT.getInt(null);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        final void write(int next) {
            try {
                COUNT.setInt(null, next);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class InStaticStream extends TwoSteps {
        private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();

        public InStaticStream() {
            OUT.reset();
        }

        @Override
        int read() {
            return OUT.size();
        }

        @Override
        void write(int next) {
            OUT.write(next);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class InOwnKindOfStream extends TwoSteps {
        private static class Log extends ByteArrayOutputStream {}

        private final Log log = new Log();

        @Override
        int read() {
            return log.size();
        }

        @Override
        void write(int next) {
            log.reset();
            for (int i = 0; i < next; i++) log.write(i);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class InNameOfThread extends TwoSteps {
        private final Thread named = new Thread("0");

        @Override
        int read() {
            return Integer.parseInt(named.getName());
        }

        @Override
        void write(int next) {
            named.setName(String.valueOf(next));
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByReflectiveArray extends TwoSteps {
        private final Object counts = new int[1];

        @Override
        int read() {
            return Array.getInt(counts, 0);
        }

        @Override
        void write(int next) {
            Array.setInt(counts, 0, next);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class InSystemProperty extends TwoSteps {
        private static final String NAME = InSystemProperty.class.getName() + ".count";

        public InSystemProperty() {
            System.setProperty(NAME, "0");
        }

        @Override
        int read() {
            return Integer.parseInt(System.getProperty(NAME));
        }

        @Override
        void write(int next) {
            System.setProperty(NAME, String.valueOf(next));
        }
    }

    /** The first access initialises a class. */
    @Subject(model = Contracts.CounterModel.class)
    public static class InHolder extends TwoSteps {
        private static final class Holder {
            static final Holder INSTANCE = new Holder();

            int count;
        }

        public InHolder() {
            Holder.INSTANCE.count = 0;
        }

        @Override
        int read() {
            return Holder.INSTANCE.count;
        }

        @Override
        void write(int next) {
            Holder.INSTANCE.count = next;
        }
    }
}
