package dev.turnstile.libraries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.turnstile.spec.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** Caches: what loads once, and gives the same to all. */
public final class Caches {
    private Caches() {}

    /** A cache whose loader counts how often a key was loaded, so that a second load shows. */
    public interface Loading {
        /** The count that the key had when it was loaded; loads it if it is not there. */
        int get(int key);

        /** As {@link #get}, but loads nothing. */
        Integer getIfPresent(int key);

        void invalidate(int key);
    }

    /** A cache that keeps an entry for a while after it was written. */
    public interface Expiring {
        void put(int key, int value);

        Integer getIfPresent(int key);

        /** Lets the time pass that an entry lasts. */
        void passTime();
    }

    /** Something made when it is asked for first. */
    public interface Lazy {
        int get();
    }

    /** Makes one out of equal objects. */
    public interface Interning {
        /** Whether a new object with this content has become the one for all. */
        boolean intern(int content);
    }

    public static class LoadingModel implements Loading {
        private final Map<Integer, Integer> loaded = new HashMap<>();
        private final Map<Integer, Integer> loads = new HashMap<>();

        @Override
        public int get(int key) {
            return loaded.computeIfAbsent(key, k -> loads.merge(k, 1, Integer::sum));
        }

        @Override
        public Integer getIfPresent(int key) {
            return loaded.get(key);
        }

        @Override
        public void invalidate(int key) {
            loaded.remove(key);
        }
    }

    public static class ExpiringModel implements Expiring {
        private final Map<Integer, Integer> values = new HashMap<>();

        @Override
        public void put(int key, int value) {
            values.put(key, value);
        }

        @Override
        public Integer getIfPresent(int key) {
            return values.get(key);
        }

        @Override
        public void passTime() {
            values.clear();
        }
    }

    public static class LazyModel implements Lazy {
        @Override
        public int get() {
            return 1;
        }
    }

    public static class InterningModel implements Interning {
        private final Set<Integer> seen = new HashSet<>();

        @Override
        public boolean intern(int content) {
            return seen.add(content);
        }
    }

    /** Counts how often each key was loaded. */
    static final class Loader {
        private final AtomicIntegerArray loads = new AtomicIntegerArray(3);

        int load(int key) {
            return loads.incrementAndGet(key);
        }
    }

    public abstract static class LoadingCaffeine implements Loading {
        private final Loader loader = new Loader();
        private final Cache<Integer, Integer> cache;

        LoadingCaffeine(Cache<Integer, Integer> cache) {
            this.cache = cache;
        }

        @Override
        public int get(int key) {
            return cache.get(key, loader::load);
        }

        @Override
        public Integer getIfPresent(int key) {
            return cache.getIfPresent(key);
        }

        @Override
        public void invalidate(int key) {
            cache.invalidate(key);
        }
    }

    @Subject(model = LoadingModel.class)
    public static class CaffeineUnbounded extends LoadingCaffeine {
        public CaffeineUnbounded() {
            super(Caffeine.newBuilder().executor(Runnable::run).build());
        }
    }

    /** Bounded, so that it keeps its entries in order of use; the caller does the work for that. */
    @Subject(model = LoadingModel.class)
    public static class CaffeineBounded extends LoadingCaffeine {
        public CaffeineBounded() {
            super(Caffeine.newBuilder().maximumSize(100).executor(Runnable::run).build());
        }
    }

    @Subject(model = LoadingModel.class)
    public static class GuavaCache implements Loading {
        private final Loader loader = new Loader();
        private final com.google.common.cache.Cache<Integer, Integer> cache =
                CacheBuilder.newBuilder().concurrencyLevel(1).build();

        @Override
        public int get(int key) {
            try {
                return cache.get(key, () -> loader.load(key));
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Integer getIfPresent(int key) {
            return cache.getIfPresent(key);
        }

        @Override
        public void invalidate(int key) {
            cache.invalidate(key);
        }
    }

    @Subject(model = ExpiringModel.class)
    public static class CaffeineExpiring implements Expiring {
        private final AtomicLong now = new AtomicLong();
        private final Cache<Integer, Integer> cache = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .ticker(now::get)
                .executor(Runnable::run)
                .build();

        @Override
        public void put(int key, int value) {
            cache.put(key, value);
        }

        @Override
        public Integer getIfPresent(int key) {
            return cache.getIfPresent(key);
        }

        @Override
        public void passTime() {
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
    }

    @Subject(model = LazyModel.class)
    public static class GuavaMemoizingSupplier implements Lazy {
        private final AtomicInteger loads = new AtomicInteger();
        private final Supplier<Integer> supplier = Suppliers.memoize(loads::incrementAndGet);

        @Override
        public int get() {
            return supplier.get();
        }
    }

    @Subject(model = InterningModel.class)
    public static class GuavaStrongInterner implements Interning {
        private final Interner<String> interner = Interners.newStrongInterner();

        @Override
        public boolean intern(int content) {
            String made = new String(new char[] {(char) content});
            return interner.intern(made) == made;
        }
    }

    /** Keeps what it interns, so that nothing is collected. */
    @Subject(model = InterningModel.class)
    public static class GuavaWeakInterner implements Interning {
        private final Interner<String> interner = Interners.newWeakInterner();
        private final ConcurrentLinkedQueue<String> kept = new ConcurrentLinkedQueue<>();

        @Override
        public boolean intern(int content) {
            String made = new String(new char[] {(char) content});
            kept.add(made);
            return interner.intern(made) == made;
        }
    }
}
