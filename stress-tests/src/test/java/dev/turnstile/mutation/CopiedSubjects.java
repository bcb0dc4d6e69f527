package dev.turnstile.mutation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.IntSupplier;

/** Classes that are hard to copy: they use each other's private members, and name each other in every way there is. */
public final class CopiedSubjects {
    private static int secret = 7;

    private CopiedSubjects() {}

    /** What they have in common. */
    public interface Answers {
        /** Answers something. */
        int answer();
    }

    /** What those with a parent inherit. */
    public abstract static class Parent implements Answers {
        private int n;

        synchronized int next() {
            return ++n;
        }
    }

    /** One with a parent, nested classes of all kinds, and a lambda. */
    public static class Child extends Parent {
        private final Deque<Node> nodes = new ArrayDeque<>();

        private record Node(int value) {}

        private enum Color {
            RED {
                @Override
                int value() {
                    return 1;
                }
            };

            abstract int value();
        }

        private final class Inner {
            private int twice() {
                return 2 * nodes.size();
            }
        }

        @Override
        public int answer() {
            nodes.add(new Node(next()));
            IntSupplier lambda = () -> nodes.getFirst().value();
            IntSupplier anonymous = new IntSupplier() {
                @Override
                public int getAsInt() {
                    return Color.RED.value();
                }
            };
            return lambda.getAsInt() + anonymous.getAsInt() + new Inner().twice();
        }

        /** No operation. */
        public synchronized int unused() {
            return 0;
        }

        /** No operation, only of the same name. */
        public synchronized int answer(int other) {
            return other;
        }
    }

    /** Another one with the same parent. */
    public static class Sibling extends Parent {
        @Override
        public int answer() {
            return next();
        }
    }

    /** One that uses a private member of the class that it is nested in. */
    public static class Spy implements Answers {
        @Override
        public synchronized int answer() {
            return secret++;
        }
    }

    /** One that another class knows, and that names itself. */
    public static class Known implements Answers {
        private static final AtomicIntegerFieldUpdater<Known> N =
                AtomicIntegerFieldUpdater.newUpdater(Known.class, "n");

        private volatile int n;

        @Override
        public synchronized int answer() {
            return Knowing.of(this) + N.incrementAndGet(this);
        }
    }

    /** Knows {@link Known}. */
    static final class Knowing {
        private Knowing() {}

        static int of(Known known) {
            return known.n;
        }
    }
}
