package dev.turnstile.libraries;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ConcurrentHashMultiset;
import com.google.common.collect.MapMaker;
import com.google.common.util.concurrent.AtomicLongMap;
import dev.turnstile.spec.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Maps, and what counts by keys. */
public final class Maps {
    private Maps() {}

    public interface Dictionary {
        Integer get(int key);

        Integer put(int key, int value);

        Integer putIfAbsent(int key, int value);

        Integer remove(int key);
    }

    /** Operations that read and write in one step. */
    public interface Tally {
        int count(int key);

        /** Adds one, and answers the new count. */
        int add(int key);

        /** Forgets the key, and answers what its count was. */
        int clear(int key);
    }

    public abstract static class Adapter {
        private final Map<Integer, Integer> map;

        Adapter(Map<Integer, Integer> map) {
            this.map = map;
        }

        public Integer get(int key) {
            return map.get(key);
        }

        public Integer put(int key, int value) {
            return map.put(key, value);
        }

        public Integer putIfAbsent(int key, int value) {
            return map.putIfAbsent(key, value);
        }

        public Integer remove(int key) {
            return map.remove(key);
        }
    }

    public static class DictionaryModel extends Adapter implements Dictionary {
        public DictionaryModel() {
            super(new HashMap<>());
        }
    }

    public abstract static class MergingAdapter {
        private final Map<Integer, Integer> counts;

        MergingAdapter(Map<Integer, Integer> counts) {
            this.counts = counts;
        }

        public int count(int key) {
            return counts.getOrDefault(key, 0);
        }

        public int add(int key) {
            return counts.merge(key, 1, Integer::sum);
        }

        public int clear(int key) {
            Integer count = counts.remove(key);
            return count == null ? 0 : count;
        }
    }

    public static class TallyModel extends MergingAdapter implements Tally {
        public TallyModel() {
            super(new HashMap<>());
        }
    }

    @Subject(model = DictionaryModel.class)
    public static class JdkConcurrentHashMap extends Adapter implements Dictionary {
        public JdkConcurrentHashMap() {
            super(new ConcurrentHashMap<>());
        }
    }

    @Subject(model = DictionaryModel.class)
    public static class JdkConcurrentSkipListMap extends Adapter implements Dictionary {
        public JdkConcurrentSkipListMap() {
            super(new ConcurrentSkipListMap<>());
        }
    }

    /** Small numbers are never collected. */
    @Subject(model = DictionaryModel.class)
    public static class GuavaMapMaker extends Adapter implements Dictionary {
        public GuavaMapMaker() {
            super(new MapMaker().weakValues().makeMap());
        }
    }

    @Subject(model = DictionaryModel.class)
    public static class GuavaCacheAsMap extends Adapter implements Dictionary {
        public GuavaCacheAsMap() {
            super(CacheBuilder.newBuilder()
                    .maximumSize(10)
                    .<Integer, Integer>build()
                    .asMap());
        }
    }

    @Subject(model = DictionaryModel.class)
    public static class CaffeineAsMap extends Adapter implements Dictionary {
        public CaffeineAsMap() {
            super(Caffeine.newBuilder()
                    .executor(Runnable::run)
                    .<Integer, Integer>build()
                    .asMap());
        }
    }

    @Subject(model = TallyModel.class)
    public static class MergingConcurrentHashMap extends MergingAdapter implements Tally {
        public MergingConcurrentHashMap() {
            super(new ConcurrentHashMap<>());
        }
    }

    @Subject(model = TallyModel.class)
    public static class MergingConcurrentSkipListMap extends MergingAdapter implements Tally {
        public MergingConcurrentSkipListMap() {
            super(new ConcurrentSkipListMap<>());
        }
    }

    @Subject(model = TallyModel.class)
    public static class MergingCaffeine extends MergingAdapter implements Tally {
        public MergingCaffeine() {
            super(Caffeine.newBuilder()
                    .executor(Runnable::run)
                    .<Integer, Integer>build()
                    .asMap());
        }
    }

    @Subject(model = TallyModel.class)
    public static class ComputingConcurrentHashMap implements Tally {
        private final ConcurrentMap<Integer, Integer> counts = new ConcurrentHashMap<>();

        @Override
        public int count(int key) {
            return counts.computeIfAbsent(key, k -> 0);
        }

        @Override
        public int add(int key) {
            return counts.compute(key, (k, old) -> old == null ? 1 : old + 1);
        }

        @Override
        public int clear(int key) {
            int[] count = new int[1];
            counts.computeIfPresent(key, (k, old) -> {
                count[0] = old;
                return null;
            });
            return count[0];
        }
    }

    @Subject(model = TallyModel.class)
    public static class GuavaAtomicLongMap implements Tally {
        private final AtomicLongMap<Integer> counts = AtomicLongMap.create();

        @Override
        public int count(int key) {
            return (int) counts.get(key);
        }

        @Override
        public int add(int key) {
            return (int) counts.incrementAndGet(key);
        }

        @Override
        public int clear(int key) {
            return (int) counts.remove(key);
        }
    }

    @Subject(model = TallyModel.class)
    public static class GuavaConcurrentHashMultiset implements Tally {
        private final ConcurrentHashMultiset<Integer> counts = ConcurrentHashMultiset.create();

        @Override
        public int count(int key) {
            return counts.count(key);
        }

        @Override
        public int add(int key) {
            return counts.add(key, 1) + 1;
        }

        @Override
        public int clear(int key) {
            return counts.setCount(key, 0);
        }
    }
}
