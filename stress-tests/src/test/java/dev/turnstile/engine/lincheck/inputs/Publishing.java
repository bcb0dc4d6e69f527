package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;
import org.jctools.util.UnsafeRefArrayAccess;

/**
 * Counters that read and write in two steps. The count is in a box that the first operation makes and puts where others find it, in a way that
 * Lincheck has no description of: who does not follow the link takes the box for one that only its maker can reach.
 */
public final class Publishing {
    private Publishing() {}

    public static List<Class<?>> subjects() {
        return List.of(
                ByOrderedWrite.class,
                ByCompareAndExchange.class,
                ByGetAndUpdate.class,
                ByAccumulateAndGet.class,
                ByElementOfArray.class,
                ByFieldUpdater.class,
                ByStampedReference.class);
    }

    /** Nobody who explores a program may call its {@code hashCode}. */
    public static final class Box {
        volatile int count;

        @Override
        public boolean equals(Object other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int hashCode() {
            throw new UnsupportedOperationException();
        }
    }

    public abstract static class InABox extends Untracked.TwoSteps {
        abstract Box box();

        abstract void publishNewBox();

        @Override
        int read() {
            synchronized (this) {
                if (box() == null) publishNewBox();
            }
            return box().count;
        }

        @Override
        void write(int next) {
            box().count = next;
        }
    }

    /** JCTools writes with {@code Unsafe.putOrderedObject}. */
    @Subject(model = Contracts.CounterModel.class)
    public static class ByOrderedWrite extends InABox {
        private static final long FIRST = UnsafeRefArrayAccess.calcRefElementOffset(0);

        private final Box[] boxes = new Box[1];

        @Override
        Box box() {
            return UnsafeRefArrayAccess.lvRefElement(boxes, FIRST);
        }

        @Override
        void publishNewBox() {
            UnsafeRefArrayAccess.soRefElement(boxes, FIRST, new Box());
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByCompareAndExchange extends InABox {
        private final AtomicReference<Box> box = new AtomicReference<>();

        @Override
        Box box() {
            return box.get();
        }

        @Override
        void publishNewBox() {
            box.compareAndExchange(null, new Box());
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByGetAndUpdate extends InABox {
        private final AtomicReference<Box> box = new AtomicReference<>();

        @Override
        Box box() {
            return box.get();
        }

        @Override
        void publishNewBox() {
            box.getAndUpdate(old -> new Box());
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByAccumulateAndGet extends InABox {
        private final AtomicReference<Box> box = new AtomicReference<>();

        @Override
        Box box() {
            return box.get();
        }

        @Override
        void publishNewBox() {
            box.accumulateAndGet(new Box(), (old, made) -> made);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByElementOfArray extends InABox {
        private final AtomicReferenceArray<Box> boxes = new AtomicReferenceArray<>(1);

        @Override
        Box box() {
            return boxes.get(0);
        }

        @Override
        void publishNewBox() {
            boxes.updateAndGet(0, old -> new Box());
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByFieldUpdater extends InABox {
        private static final AtomicReferenceFieldUpdater<ByFieldUpdater, Box> BOX =
                AtomicReferenceFieldUpdater.newUpdater(ByFieldUpdater.class, Box.class, "box");

        @SuppressWarnings("UnusedVariable") // written through BOX
        private volatile Box box;

        @Override
        Box box() {
            return box;
        }

        @Override
        void publishNewBox() {
            BOX.getAndUpdate(this, old -> new Box());
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByStampedReference extends InABox {
        private final AtomicStampedReference<Box> box = new AtomicStampedReference<>(null, 0);

        @Override
        Box box() {
            return box.getReference();
        }

        @Override
        void publishNewBox() {
            box.compareAndSet(null, new Box(), 0, 1);
        }
    }
}
