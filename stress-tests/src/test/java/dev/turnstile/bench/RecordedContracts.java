package dev.turnstile.bench;

import dev.turnstile.spec.Copyable;
import dev.turnstile.spec.PartitionKey;
import java.util.HashMap;
import java.util.Map;

/** The contracts of the recorded histories, and their models. */
public final class RecordedContracts {
    private RecordedContracts() {}

    /** A register with compare-and-set, as Jepsen's tests of etcd use it. */
    public interface CasRegister {
        int NIL = -1;

        int read();

        void write(int value);

        boolean cas(int from, int to);
    }

    public static final class CasRegisterModel implements CasRegister, Copyable<CasRegisterModel> {
        private int value = NIL;

        @Override
        public int read() {
            return value;
        }

        @Override
        public void write(int value) {
            this.value = value;
        }

        @Override
        public boolean cas(int from, int to) {
            if (value != from) return false;
            value = to;
            return true;
        }

        @Override
        public CasRegisterModel copy() {
            CasRegisterModel copy = new CasRegisterModel();
            copy.value = value;
            return copy;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof CasRegisterModel that && value == that.value;
        }

        @Override
        public int hashCode() {
            return value;
        }
    }

    /** A map of texts that can be appended to. */
    public interface KeyValue {
        String get(@PartitionKey String key);

        void put(@PartitionKey String key, String value);

        void append(@PartitionKey String key, String value);
    }

    public static final class KeyValueModel implements KeyValue, Copyable<KeyValueModel> {
        private final Map<String, String> values;

        public KeyValueModel() {
            this(new HashMap<>());
        }

        private KeyValueModel(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public String get(String key) {
            return values.getOrDefault(key, "");
        }

        @Override
        public void put(String key, String value) {
            values.put(key, value);
        }

        @Override
        public void append(String key, String value) {
            values.merge(key, value, String::concat);
        }

        @Override
        public KeyValueModel copy() {
            return new KeyValueModel(new HashMap<>(values));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof KeyValueModel that && values.equals(that.values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }
    }
}
