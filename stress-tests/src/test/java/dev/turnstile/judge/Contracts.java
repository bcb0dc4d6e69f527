package dev.turnstile.judge;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.spec.Copyable;
import dev.turnstile.spec.Model;
import dev.turnstile.spec.PartitionKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Small contracts and models that the judge's tests share. */
public final class Contracts {
    private Contracts() {}

    /** The operations of a contract by reflection. */
    public static List<Operation> operations(Class<?> contract) {
        return Arrays.stream(contract.getMethods())
                .sorted(java.util.Comparator.comparing(java.lang.reflect.Method::getName))
                .map(Operation::of)
                .toList();
    }

    /** An actor by its operation's name. */
    public static Actor actor(Class<?> contract, String name, Object... arguments) {
        Operation operation = operations(contract).stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Actor(operation, List.of(arguments));
    }

    public interface Semaphore {
        void acquire();

        boolean tryAcquire();

        void release();
    }

    public static final class SemaphoreModel implements Semaphore {
        private int permits = 1;

        @Override
        public void acquire() {
            Model.enabledWhen(permits > 0);
            permits--;
        }

        @Override
        public boolean tryAcquire() {
            if (permits == 0) return false;
            permits--;
            return true;
        }

        @Override
        public void release() {
            if (permits == 2) throw new IllegalStateException();
            permits++;
        }
    }

    public interface Register {
        void write(int value);

        int read();
    }

    public static final class RegisterModel implements Register, Copyable<RegisterModel> {
        private int value;

        @Override
        public void write(int value) {
            this.value = value;
        }

        @Override
        public int read() {
            return value;
        }

        @Override
        public RegisterModel copy() {
            RegisterModel copy = new RegisterModel();
            copy.value = value;
            return copy;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof RegisterModel that && value == that.value;
        }

        @Override
        public int hashCode() {
            return value;
        }
    }

    public interface Store {
        void put(@PartitionKey String key, int value);

        int get(@PartitionKey String key);
    }

    public static final class StoreModel implements Store, Copyable<StoreModel> {
        private final Map<String, Integer> values = new HashMap<>();

        @Override
        public void put(String key, int value) {
            values.put(key, value);
        }

        @Override
        public int get(String key) {
            return values.getOrDefault(key, 0);
        }

        @Override
        public StoreModel copy() {
            StoreModel copy = new StoreModel();
            copy.values.putAll(values);
            return copy;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof StoreModel that && values.equals(that.values);
        }

        @Override
        public int hashCode() {
            return Objects.hash(values);
        }
    }

    /** A rendezvous without values: {@code meet} returns when two have come. */
    public interface Rendezvous {
        int meet();
    }

    public static final class RendezvousModel implements Rendezvous {
        private int came;

        @Override
        public int meet() {
            int mine = Model.once(() -> came++);
            Model.enabledWhen(came > (mine | 1));
            return mine / 2;
        }
    }

    /** A condition with a monitor's semantics: a signal reaches only who waits already. */
    public interface Signal {
        void await();

        void signalAll();
    }

    public static final class SignalModel implements Signal {
        private int generation;

        @Override
        public void await() {
            int mine = Model.once(() -> generation);
            Model.enabledWhen(generation > mine);
        }

        @Override
        public void signalAll() {
            generation++;
        }
    }

    public interface Mutex {
        void lock();

        void unlock();
    }

    public static final class MutexModel implements Mutex {
        private int owner = -1;

        @Override
        public void lock() {
            Model.enabledWhen(owner < 0);
            owner = Model.caller();
        }

        @Override
        public void unlock() {
            if (owner != Model.caller()) throw new IllegalMonitorStateException();
            owner = -1;
        }
    }
}
