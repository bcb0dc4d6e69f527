package dev.turnstile.program;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Programs as they are written: with statics, plain fields and threads of their own. */
public final class Programs {
    private Programs() {}

    /** Two threads add; the sum is asserted at the end. */
    public static final class Account {
        private static final Lock LOCK = new ReentrantLock();
        private static int balance = 0;

        private Account() {}

        public static void main(String[] args) throws InterruptedException {
            Thread one = new Thread(Account::deposit);
            Thread other = new Thread(Account::deposit);
            one.start();
            other.start();
            one.join();
            other.join();
            if (balance != 20) throw new AssertionError("balance " + balance);
        }

        private static void deposit() {
            LOCK.lock();
            int read = balance;
            LOCK.unlock();
            LOCK.lock();
            balance = read + 10;
            LOCK.unlock();
        }
    }

    /** The same, done right. */
    public static final class SafeAccount {
        private static final Lock LOCK = new ReentrantLock();
        private static int balance = 0;

        private SafeAccount() {}

        public static void main(String[] args) throws InterruptedException {
            Thread one = new Thread(SafeAccount::deposit);
            Thread other = new Thread(SafeAccount::deposit);
            one.start();
            other.start();
            one.join();
            other.join();
            if (balance != 20) throw new AssertionError("balance " + balance);
        }

        private static void deposit() {
            LOCK.lock();
            balance = balance + 10;
            LOCK.unlock();
        }
    }

    /** Two threads take two locks in opposite orders. */
    public static final class Philosophers {
        private static final Object LEFT = new Object();
        private static final Object RIGHT = new Object();
        private static volatile int eaten;

        private Philosophers() {}

        public static void main(String[] args) throws InterruptedException {
            Thread one = new Thread(() -> eat(LEFT, RIGHT));
            Thread other = new Thread(() -> eat(RIGHT, LEFT));
            one.start();
            other.start();
            one.join();
            other.join();
            if (eaten != 1) throw new AssertionError();
        }

        private static void eat(Object first, Object second) {
            synchronized (first) {
                synchronized (second) {
                    eaten = 1;
                }
            }
        }
    }

    /** Two threads begin at different ones of two classes whose initializers need each other. */
    public static final class Initializers {
        private Initializers() {}

        static class Left {
            static final int START = Right.one();

            static int one() {
                return 1;
            }
        }

        static class Right {
            static final int START = Left.one();

            static int one() {
                return 1;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread other = new Thread(Left::one);
            other.start();
            Right.one();
            other.join();
        }
    }

    /** Right; its collector is a record of the JDK, with lambdas of the JDK in it. */
    public static final class Collecting {
        private Collecting() {}

        public static void main(String[] args) {
            List<Integer> numbers = IntStream.range(0, 4).parallel().boxed().collect(Collectors.toList());
            if (numbers.size() != 4) throw new AssertionError(numbers);
        }
    }

    /** The same, with what it collects counted in steps that others come between. */
    public static final class CollectingInTwoSteps {
        private static volatile int count;

        private CollectingInTwoSteps() {}

        public static void main(String[] args) {
            List<Integer> numbers = IntStream.range(0, 4)
                    .parallel()
                    .boxed()
                    .map(number -> ++count)
                    .collect(Collectors.toList());
            if (count != numbers.size()) throw new AssertionError(count);
        }
    }

    /** Right, if what a constant of an enum holds is restored before each execution. */
    public static final class Tally {
        private enum Kind {
            ONLY;

            private int seen;
        }

        private Tally() {}

        public static void main(String[] args) throws InterruptedException {
            Thread other = new Thread(Tally::see);
            other.start();
            see();
            other.join();
            if (Kind.ONLY.seen != 2) throw new AssertionError("seen " + Kind.ONLY.seen);
        }

        private static synchronized void see() {
            Kind.ONLY.seen++;
        }
    }

    /** A thread waits in a loop that only an interruption ends. */
    @SuppressWarnings({"InfiniteLoopStatement", "WaitNotInLoop"})
    public static final class WaitsForever {
        private WaitsForever() {}

        public static void main(String[] args) throws InterruptedException {
            Thread waiting = new Thread(() -> {
                try {
                    synchronized (WaitsForever.class) {
                        while (true) WaitsForever.class.wait();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            waiting.start();
            waiting.interrupt();
            waiting.join();
        }
    }

    /** The same, and nothing orders what both threads write. */
    @SuppressWarnings({"InfiniteLoopStatement", "WaitNotInLoop"})
    public static final class WaitsForeverAndRaces {
        private static int started;

        private WaitsForeverAndRaces() {}

        public static void main(String[] args) throws InterruptedException {
            Thread waiting = new Thread(() -> {
                started++;
                try {
                    synchronized (WaitsForeverAndRaces.class) {
                        while (true) WaitsForeverAndRaces.class.wait();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            waiting.start();
            started++;
            waiting.interrupt();
            waiting.join();
            if (started == 0) throw new AssertionError("nobody has started");
        }
    }
}
