package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Right twins of {@link Racing}, and right ways to hand over a plain field. No execution has a data race, and all answers are right.
 * The counters under a lock or an atomic variable are in {@link RaceFreeCounters}.
 */
public final class RaceFree {
    private RaceFree() {}

    public static List<Case> cases() {
        List<Case> cases = new ArrayList<>(RaceFreeCounters.cases());
        cases.addAll(IdentityTables.cases());
        cases.addAll(CopiedMaps.cases());
        Collections.addAll(
                cases,
                Case.right(VolatileDekker.class, "raiseFirst(); second() | raiseSecond(); first()"),
                Case.right(VolatileMessage.class, "publish(1) | read()"),
                Case.right(FinalFieldPublication.class, "publish(1) | read()"),
                Case.right(AcquireReleasePublication.class, "publish(1) | read()"),
                Case.right(OpaqueMessage.class, "publish(1) | read()"),
                Case.right(DoubleCheckedVolatileLazy.class, "get() | get()"),
                Case.right(SynchronizedListItems.class, "add(1) | size()"),
                Case.right(SynchronizedListItems.class, "add(1) | add(2) [size()]"),
                Case.right(ConcurrentDictionary.class, "put(1, 2) | get(1)"),
                Case.right(VolatileFlagLatch.class, "await() | finish()"),
                Case.right(CountDownHandOver.class, "send(1) | receive()"),
                Case.right(WaitNotifyHandOver.class, "send(1) | receive()"),
                Case.right(JoinRelay.class, "relay(1) | relay(2)"));
        return List.copyOf(cases);
    }

    @Subject(model = Contracts.FlagsModel.class)
    public static class VolatileDekker implements Contracts.Flags {
        private volatile boolean first;
        private volatile boolean second;

        @Override
        public void raiseFirst() {
            first = true;
        }

        @Override
        public void raiseSecond() {
            second = true;
        }

        @Override
        public boolean first() {
            return first;
        }

        @Override
        public boolean second() {
            return second;
        }
    }

    @Subject(model = Contracts.MessageModel.class)
    public static class VolatileMessage implements Contracts.Message {
        private int data;
        private volatile boolean ready;

        @Override
        public void publish(int value) {
            data = value;
            ready = true;
        }

        @Override
        public int read() {
            return ready ? data : 0;
        }
    }

    @Subject(model = Contracts.MessageModel.class)
    public static class FinalFieldPublication implements Contracts.Message {
        private static final class Letter {
            final int value;

            Letter(int value) {
                this.value = value;
            }
        }

        private volatile Letter box;

        @Override
        public void publish(int value) {
            box = new Letter(value);
        }

        @Override
        public int read() {
            Letter seen = box;
            return seen == null ? 0 : seen.value;
        }
    }

    @Subject(model = Contracts.MessageModel.class)
    public static class AcquireReleasePublication implements Contracts.Message {
        private static final VarHandle READY = handle(AcquireReleasePublication.class, "ready", boolean.class);

        private int data;

        @SuppressWarnings("UnusedVariable") // accessed through READY
        private boolean ready;

        @Override
        public void publish(int value) {
            data = value;
            READY.setRelease(this, true);
        }

        @Override
        public int read() {
            return (boolean) READY.getAcquire(this) ? data : 0;
        }
    }

    /** Opaque accesses order nothing else, and here there is nothing else. */
    @Subject(model = Contracts.MessageModel.class)
    public static class OpaqueMessage implements Contracts.Message {
        private static final VarHandle MESSAGE = handle(OpaqueMessage.class, "message", int.class);

        @SuppressWarnings("UnusedVariable") // accessed through MESSAGE
        private int message;

        @Override
        public void publish(int value) {
            MESSAGE.setOpaque(this, value);
        }

        @Override
        public int read() {
            return (int) MESSAGE.getOpaque(this);
        }
    }

    @Subject(model = Contracts.LazyModel.class)
    public static class DoubleCheckedVolatileLazy implements Contracts.Lazy {
        private static final class Instance {
            int value = 42;
        }

        private volatile Instance box;

        @Override
        public int get() {
            Instance seen = box;
            if (seen == null) {
                synchronized (this) {
                    seen = box;
                    if (seen == null) {
                        seen = new Instance();
                        box = seen;
                    }
                }
            }
            return seen.value;
        }
    }

    @Subject(model = Contracts.ItemsModel.class)
    public static class SynchronizedListItems implements Contracts.Items {
        private final List<Integer> items = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void add(int value) {
            items.add(value);
        }

        @Override
        public int get(int index) {
            return index < items.size() ? items.get(index) : 0;
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    @Subject(model = Contracts.DictionaryModel.class)
    public static class ConcurrentDictionary implements Contracts.Dictionary {
        private final Map<Integer, Integer> entries = new ConcurrentHashMap<>();

        @Override
        public int put(int key, int value) {
            Integer old = entries.put(key, value);
            return old == null ? 0 : old;
        }

        @Override
        public int get(int key) {
            return entries.getOrDefault(key, 0);
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class VolatileFlagLatch implements Contracts.Latch {
        private volatile boolean done;

        @Override
        public void await() {
            while (!done) Thread.onSpinWait();
        }

        @Override
        public void finish() {
            done = true;
        }
    }

    @Subject(model = Contracts.HandOverModel.class)
    public static class CountDownHandOver implements Contracts.HandOver {
        private final CountDownLatch sent = new CountDownLatch(1);
        private int data;

        @Override
        public void send(int value) {
            data = value;
            sent.countDown();
        }

        @Override
        public int receive() throws InterruptedException {
            sent.await();
            return data;
        }
    }

    @Subject(model = Contracts.HandOverModel.class)
    public static class WaitNotifyHandOver implements Contracts.HandOver {
        private int data;
        private boolean sent;

        @Override
        public synchronized void send(int value) {
            data = value;
            sent = true;
            notifyAll();
        }

        @Override
        public synchronized int receive() throws InterruptedException {
            while (!sent) wait();
            return data;
        }
    }

    /** The thread writes a plain field of an object that only it and its starter know. */
    @Subject(model = Contracts.RelayModel.class)
    public static class JoinRelay implements Contracts.Relay {
        private static final class Answer {
            int value;
        }

        @Override
        public int relay(int value) throws InterruptedException {
            Answer box = new Answer();
            Thread thread = new Thread(() -> box.value = value);
            thread.start();
            thread.join();
            return box.value;
        }
    }

    static VarHandle handle(Class<?> owner, String field, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
