package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Counters of {@link Untracked} that are accessed through handles of all sorts. */
public final class UntrackedHandles {
    private UntrackedHandles() {}

    /** Its handle is made before its class is initialised, so that the JDK wraps it. */
    @Subject(model = Contracts.CounterModel.class)
    public static class ByHandleOfStaticField extends Untracked.TwoSteps {
        private static final VarHandle COUNT;

        @SuppressWarnings("UnusedVariable") // accessed through COUNT
        private static volatile int count;

        static {
            try {
                COUNT = MethodHandles.lookup().findStaticVarHandle(ByHandleOfStaticField.class, "count", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @SuppressWarnings("StaticAssignmentInConstructor") // each instance begins at 0
        public ByHandleOfStaticField() {
            count = 0;
        }

        @Override
        int read() {
            return (int) COUNT.getVolatile();
        }

        @Override
        void write(int next) {
            COUNT.setVolatile(next);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByViewOfBytes extends Untracked.TwoSteps {
        private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

        private final byte[] bytes = new byte[2 * Integer.BYTES];

        @Override
        int read() {
            return (int) INT.get(bytes, 0);
        }

        @Override
        void write(int next) {
            INT.set(bytes, 0, next);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByViewOfBuffer extends Untracked.TwoSteps {
        private static final VarHandle INT =
                MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

        private final ByteBuffer bytes = ByteBuffer.allocateDirect(Integer.BYTES);

        @Override
        int read() {
            return (int) INT.getVolatile(bytes, 0);
        }

        @Override
        void write(int next) {
            INT.setVolatile(bytes, 0, next);
        }
    }

    /** The first coordinate of the handle is bound. */
    @Subject(model = Contracts.CounterModel.class)
    public static class ByHandleOfOneElement extends Untracked.TwoSteps {
        private final int[] counts = new int[1];
        private final VarHandle count = MethodHandles.insertCoordinates(
                MethodHandles.arrayElementVarHandle(int[].class), 0, (Object) counts, 0);

        @Override
        int read() {
            return (int) count.getVolatile();
        }

        @Override
        void write(int next) {
            count.setVolatile(next);
        }
    }
}
