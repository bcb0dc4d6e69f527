package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;

/** Loops that go through elements and only read what threads share, and loops that are left in all ways. */
@SuppressWarnings({"ReturnValueIgnored", "StaticAssignmentOfThrowable"}) // it is the search that matters
public final class Searching {
    private Searching() {}

    /** One searches what the other changes. */
    public interface Search {
        void search();

        void change();
    }

    /** Both come to their end. */
    public static final class SearchModel implements Search {
        @Override
        public void search() {}

        @Override
        public void change() {}
    }

    /** Those whose loops all end. */
    public static List<Class<?>> right() {
        return List.of(
                AllOfList.class,
                AllOfSet.class,
                AllOfArray.class,
                AllOfArrayList.class,
                AllOfUnmodifiable.class,
                AllOfCopies.class,
                AllOfKeys.class,
                AllOfDeque.class,
                AllOfTree.class,
                AllOfStream.class,
                AllInBlockingQueue.class,
                AddsAll.class,
                RemovesAll.class,
                RetainsAll.class,
                IsEqual.class,
                PutsAll.class,
                ForEach.class,
                Arrays1.class,
                ReturnsInFinally.class,
                ReturnsInSynchronized.class,
                BreaksToLabel.class,
                ContinuesAtLabel.class,
                Throws.class,
                ThrowsInFinally.class,
                Recurs.class,
                InLambda.class);
    }

    /** Those whose loop never ends, though it looks much the same. */
    public static List<Class<?>> endless() {
        return List.of(
                WaitsForAll.class,
                WaitsForOne.class,
                WaitsForReturn.class,
                WaitsForBreak.class,
                WaitsForThrow.class,
                WaitsInLambda.class,
                WaitsForRecursion.class);
    }

    /** Searches a queue for all elements of a collection. */
    public abstract static class AllOf implements Search {
        final ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>(Arrays.asList(1, 1));

        abstract Collection<Integer> all();

        @Override
        public void search() {
            queue.containsAll(all());
        }

        @Override
        public void change() {
            queue.offer(0);
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllOfList extends AllOf {
        private static final List<Integer> LIST = List.of(1, 1, 1, 1, 1, 0);

        @Override
        List<Integer> all() {
            return LIST;
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllOfSet extends AllOf {
        private static final Set<Integer> SET = Set.of(1, 0);

        @Override
        Set<Integer> all() {
            return SET;
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllOfArray extends AllOf {
        private static final List<Integer> LIST = Arrays.asList(1, 1, 0);

        @Override
        List<Integer> all() {
            return LIST;
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllOfArrayList extends AllOf {
        private static final List<Integer> LIST = new ArrayList<>(List.of(1, 1, 0));

        @Override
        List<Integer> all() {
            return LIST;
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllOfUnmodifiable extends AllOf {
        private static final Collection<Integer> ALL =
                Collections.unmodifiableCollection(Collections.synchronizedList(Arrays.asList(1, 1, 0)));

        @Override
        Collection<Integer> all() {
            return ALL;
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllOfCopies extends AllOf {
        private static final List<Integer> LIST = Collections.nCopies(2, 1);

        @Override
        List<Integer> all() {
            return LIST;
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllOfKeys extends AllOf {
        private static final Set<Integer> KEYS = Map.of(1, 1, 0, 0).keySet();

        @Override
        Set<Integer> all() {
            return KEYS;
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllOfDeque extends AllOf {
        @Override
        Collection<Integer> all() {
            return new ArrayDeque<>(List.of(1, 1, 0));
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllOfTree extends AllOf {
        private static final Set<Integer> TREE = new TreeSet<>(List.of(1, 0));

        @Override
        Set<Integer> all() {
            return TREE;
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllOfStream extends AllOf {
        private static final List<Integer> LIST =
                Arrays.asList(1, 1, 0).stream().toList();

        @Override
        List<Integer> all() {
            return LIST;
        }
    }

    @Subject(model = SearchModel.class)
    public static class AllInBlockingQueue implements Search {
        private static final List<Integer> LIST = List.of(1, 1, 1, 1);
        private final ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1, false, List.of(1));

        @Override
        public void search() {
            queue.containsAll(LIST);
        }

        @Override
        public void change() {
            queue.offer(0);
        }
    }

    @Subject(model = SearchModel.class)
    public static class AddsAll implements Search {
        private static final List<Integer> LIST = List.of(1, 1, 1);
        private final CopyOnWriteArraySet<Integer> set = new CopyOnWriteArraySet<>(List.of(1));

        @Override
        public void search() {
            set.addAll(LIST);
        }

        @Override
        public void change() {
            set.add(0);
        }
    }

    @Subject(model = SearchModel.class)
    public static class RemovesAll extends AllOfList {
        @Override
        public void search() {
            queue.removeAll(Set.of(2, 3, 4));
        }
    }

    @Subject(model = SearchModel.class)
    public static class RetainsAll implements Search {
        private static final Set<Integer> SET = new HashSet<>(List.of(0, 1));
        private final CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 1, 1));

        @Override
        public void search() {
            list.retainAll(SET);
        }

        @Override
        public void change() {
            list.add(0);
        }
    }

    @Subject(model = SearchModel.class)
    public static class IsEqual extends RetainsAllBase {
        @Override
        public void search() {
            boolean equal = List.of(1, 1, 1).equals(list) || list.equals(List.of(1, 1, 1));
            if (equal && list.hashCode() == 0) throw new IllegalStateException();
        }
    }

    public abstract static class RetainsAllBase implements Search {
        final CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 1, 1));

        @Override
        public void change() {
            list.add(0);
        }
    }

    @Subject(model = SearchModel.class)
    public static class PutsAll implements Search {
        private static final Map<Integer, Integer> ALL = Map.of(1, 1, 2, 1);
        private final ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>(ALL);

        @Override
        public void search() {
            map.putAll(ALL);
        }

        @Override
        public void change() {
            map.put(1, 0);
        }
    }

    @Subject(model = SearchModel.class)
    public static class ForEach extends AllOfList {
        @Override
        public void search() {
            all().forEach(queue::contains);
        }
    }

    @Subject(model = SearchModel.class)
    public static class Arrays1 extends AllOfList {
        @Override
        public void search() {
            for (Object element : List.of(1, 0).toArray()) queue.contains(element);
        }
    }

    /** Looks for a mark, time and again. */
    public abstract static class Looks implements Search {
        final ReentrantLock lock = new ReentrantLock();
        volatile int mark;
        volatile boolean never;

        abstract boolean look();

        @Override
        public void search() {
            look();
            look();
            look();
            look();
        }

        @Override
        public void change() {
            mark = 1;
        }
    }

    @Subject(model = SearchModel.class)
    public static class ReturnsInFinally extends Looks {
        @Override
        boolean look() {
            lock.lock();
            try {
                for (int from = 0; ; from = 0) {
                    for (int i = from; i < 3; i++) if (mark >= 0) return true;
                    if (never) break;
                }
                return false;
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = SearchModel.class)
    public static class ReturnsInSynchronized extends Looks {
        @Override
        synchronized boolean look() {
            while (true) {
                synchronized (lock) {
                    while (true) if (mark >= 0) return true;
                }
            }
        }
    }

    @Subject(model = SearchModel.class)
    public static class BreaksToLabel extends Looks {
        @Override
        public void search() {
            for (int i = 0; i < 2; i++) {
                outer:
                while (true) {
                    while (true) if (mark >= 0) break outer;
                }
            }
        }

        @Override
        boolean look() {
            return true;
        }
    }

    @Subject(model = SearchModel.class)
    public static class ContinuesAtLabel extends Looks {
        @Override
        public void search() {
            outer:
            for (int i = 0; i < 2; i++) {
                while (true) {
                    while (true) if (mark >= 0) continue outer;
                }
            }
        }

        @Override
        boolean look() {
            return true;
        }
    }

    @Subject(model = SearchModel.class)
    public static class Throws extends Looks {
        static final IllegalStateException FOUND = new IllegalStateException();

        @Override
        public void search() {
            for (int i = 0; i < 2; i++) {
                try {
                    look();
                } catch (IllegalStateException found) {
                    if (found != FOUND) throw found;
                }
            }
        }

        @Override
        boolean look() {
            while (true) if (mark >= 0) throw FOUND;
        }
    }

    @Subject(model = SearchModel.class)
    public static class ThrowsInFinally extends Throws {
        @Override
        boolean look() {
            lock.lock();
            try {
                while (true) check();
            } finally {
                lock.unlock();
            }
        }

        void check() {
            if (mark >= 0) throw FOUND;
        }
    }

    @Subject(model = SearchModel.class)
    public static class Recurs extends Looks {
        @Override
        boolean look() {
            return look(2);
        }

        boolean look(int depth) {
            while (depth > 0) if (mark >= 0) return look(depth - 1);
            return false;
        }
    }

    @Subject(model = SearchModel.class)
    public static class InLambda extends Looks {
        @Override
        public void search() {
            List.of(1, 2, 3, 4, 5).forEach(i -> {
                while (true) if (mark >= 0) return;
            });
        }

        @Override
        boolean look() {
            return true;
        }
    }

    @Subject(model = SearchModel.class)
    public static class WaitsForAll extends AllOfList {
        @Override
        public void search() {
            while (!queue.containsAll(Set.of(1, 2))) Thread.onSpinWait();
        }
    }

    @Subject(model = SearchModel.class)
    public static class WaitsForOne extends AllOfList {
        @Override
        public void search() {
            while (true) {
                for (int element : all()) if (element == 0 && queue.contains(2)) return;
            }
        }
    }

    @Subject(model = SearchModel.class)
    public static class WaitsForReturn extends ReturnsInFinally {
        @Override
        public void search() {
            while (look()) Thread.onSpinWait();
        }
    }

    @Subject(model = SearchModel.class)
    public static class WaitsForBreak extends BreaksToLabel {
        @Override
        public void search() {
            while (!never) {
                outer:
                while (true) {
                    while (true) if (mark >= 0) break outer;
                }
            }
        }
    }

    @Subject(model = SearchModel.class)
    public static class WaitsForThrow extends ThrowsInFinally {
        @Override
        public void search() {
            while (!never) {
                try {
                    look();
                } catch (IllegalStateException found) {
                    if (found != FOUND) throw found;
                }
            }
        }
    }

    @Subject(model = SearchModel.class)
    public static class WaitsInLambda extends InLambda {
        @Override
        public void search() {
            List.of(1, 2).forEach(i -> {
                while (mark >= 0) Thread.onSpinWait();
            });
        }
    }

    @Subject(model = SearchModel.class)
    public static class WaitsForRecursion extends Recurs {
        @Override
        public void search() {
            while (!look(3)) Thread.onSpinWait();
        }
    }
}
