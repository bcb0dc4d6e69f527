package dev.turnstile.engine;

import static dev.turnstile.spec.Model.enabledWhen;
import static dev.turnstile.spec.Model.runsOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.jcstress.JcstressEngine;
import dev.turnstile.engine.jqwik.JqwikEngine;
import dev.turnstile.engine.lincheck.LincheckEngine;
import dev.turnstile.evidence.Finding;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.spec.SideEffectFree;
import dev.turnstile.spec.Subject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions, arrays and time limits as arguments, in each engine: right subjects are not accused, and wrong ones are. */
@Tag("slow")
public class ArgumentsUnderEnginesTest {
    public interface Cache<K, V> {
        V computeIfAbsent(K key, Function<K, V> f);
    }

    public static class CacheModel implements Cache<Integer, String> {
        private final Map<Integer, String> map = new HashMap<>();

        @Override
        public String computeIfAbsent(Integer key, Function<Integer, String> f) {
            return map.computeIfAbsent(key, f);
        }
    }

    @Subject(model = CacheModel.class)
    public static class JdkCache implements Cache<Integer, String> {
        final ConcurrentMap<Integer, String> map = new ConcurrentHashMap<>();

        @Override
        public String computeIfAbsent(Integer key, Function<Integer, String> f) {
            return map.computeIfAbsent(key, f);
        }
    }

    /** Returns what it should, but calls the function although another thread's value stays. */
    @Subject(model = CacheModel.class)
    public static class WastefulCache extends JdkCache {
        @Override
        public String computeIfAbsent(Integer key, Function<Integer, String> f) {
            String known = map.get(key);
            if (known != null) return known;
            String made = f.apply(key);
            String other = map.putIfAbsent(key, made);
            return other == null ? made : other;
        }
    }

    public interface Listeners {
        void add(Consumer<int[]> listener);

        void fire(int[] event);
    }

    public static class ListenersModel implements Listeners {
        private final List<Consumer<int[]>> all = new ArrayList<>();

        @Override
        public void add(Consumer<int[]> listener) {
            all.add(listener);
        }

        @Override
        public void fire(int[] event) {
            all.forEach(listener -> listener.accept(event));
            event[0]++;
        }
    }

    /** Changes the array that it is given, which must not be another call's. */
    @Subject(model = ListenersModel.class)
    public static class JdkListeners implements Listeners {
        private final List<Consumer<int[]>> all = new CopyOnWriteArrayList<>();

        @Override
        public void add(Consumer<int[]> listener) {
            all.add(listener);
        }

        @Override
        public void fire(int[] event) {
            all.forEach(listener -> listener.accept(event));
            event[0]++;
        }
    }

    /** Loses a listener where two are added at once. Nothing but the calls shows it. */
    @Subject(model = ListenersModel.class)
    public static class LosingListeners implements Listeners {
        private volatile List<Consumer<int[]>> all = List.of();

        @Override
        public void add(Consumer<int[]> listener) {
            List<Consumer<int[]>> more = new ArrayList<>(all);
            more.add(listener);
            all = more;
        }

        @Override
        public void fire(int[] event) {
            for (Consumer<int[]> listener : all) listener.accept(event);
        }
    }

    public interface Cell {
        String update(@SideEffectFree UnaryOperator<String> f);
    }

    public static class CellModel implements Cell {
        private String value = "";

        @Override
        public String update(UnaryOperator<String> f) {
            value = f.apply(value);
            return value;
        }
    }

    /** Calls the function again where another thread was faster. */
    @Subject(model = CellModel.class)
    public static class JdkCell implements Cell {
        private final AtomicReference<String> value = new AtomicReference<>("");

        @Override
        public String update(UnaryOperator<String> f) {
            return value.updateAndGet(f);
        }
    }

    public interface TimedQueue {
        boolean offer(int value, long timeout, TimeUnit unit) throws InterruptedException;

        @Nullable
        Integer poll(Duration limit) throws InterruptedException;
    }

    public static class TimedQueueModel implements TimedQueue {
        private final Queue<Integer> values = new ArrayDeque<>();

        @Override
        public boolean offer(int value, long timeout, TimeUnit unit) {
            if (values.isEmpty()) return values.add(value);
            enabledWhen(runsOut(timeout, unit));
            return false;
        }

        @Override
        public @Nullable Integer poll(Duration limit) {
            if (values.isEmpty()) enabledWhen(runsOut(limit));
            return values.poll();
        }
    }

    @Subject(model = TimedQueueModel.class)
    public static class JdkTimedQueue implements TimedQueue {
        final ArrayBlockingQueue<Integer> values = new ArrayBlockingQueue<>(1);

        @Override
        public boolean offer(int value, long timeout, TimeUnit unit) throws InterruptedException {
            return values.offer(value, timeout, unit);
        }

        @Override
        public @Nullable Integer poll(Duration limit) throws InterruptedException {
            return values.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Gives up at once, however long it may wait. */
    @Subject(model = TimedQueueModel.class)
    public static class ImpatientQueue extends JdkTimedQueue {
        @Override
        public @Nullable Integer poll(Duration limit) {
            return values.poll();
        }
    }

    record Check(Engine engine, Class<?> subject, boolean right) {
        @Override
        public String toString() {
            return engine.name().id() + " " + subject.getSimpleName();
        }
    }

    static Stream<Check> checks() {
        List<Class<?>> right = List.of(JdkCache.class, JdkListeners.class, JdkCell.class, JdkTimedQueue.class);
        List<Class<?>> wrong = List.of(WastefulCache.class, LosingListeners.class, ImpatientQueue.class);
        return Stream.of(
                        in(new LincheckEngine(), right, true),
                        in(new LincheckEngine(), wrong, false),
                        in(new JqwikEngine(), List.of(JdkListeners.class, JdkTimedQueue.class), true),
                        in(new JqwikEngine(), List.of(WastefulCache.class, ImpatientQueue.class), false),
                        in(new JcstressEngine(), List.of(JdkListeners.class), true),
                        in(new JcstressEngine(), List.of(WastefulCache.class), false))
                .flatMap(some -> some);
    }

    private static Stream<Check> in(Engine engine, List<Class<?>> subjects, boolean right) {
        return subjects.stream().map(subject -> new Check(engine, subject, right));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void an_engine_finds_what_is_wrong_and_nothing_else(Check check) {
        Declaration declaration = DeclarationReader.read(check.subject());
        ScenarioSpace space = ScenarioSpace.of(declaration, 42, 6);
        Budget budget = Budgets.of(6, 300, 100, 1, 1, Duration.ofMinutes(2));
        Finding finding =
                check.engine().check(declaration, space, budget, at -> {}).finding();
        assertThat(finding)
                .as("%s", finding)
                .isInstanceOf(
                        !check.right()
                                ? Finding.Violated.class
                                : check.engine() instanceof LincheckEngine
                                        ? Finding.Exhausted.class
                                        : Finding.Survived.class);
    }
}
