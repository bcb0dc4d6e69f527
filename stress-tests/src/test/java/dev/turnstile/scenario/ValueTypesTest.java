package dev.turnstile.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.spec.SideEffectFree;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTypesTest {
    record Point(int x, double y) {}

    sealed interface Shape permits Circle, Square, Side {}

    record Circle(int radius) implements Shape {}

    record Square(String name, Optional<Integer> side) implements Shape {}

    enum Side implements Shape {
        LEFT,
        RIGHT
    }

    record Positive(int value) {
        Positive {
            if (value <= 0) throw new IllegalArgumentException();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface Nullable {}

    interface Base<K, V extends Comparable<V>> {
        String key(K key);

        String bound(V value);
    }

    interface Kinds extends Base<String, Long> {
        String numbers(short s, Byte b, BigInteger i);

        String sequences(List<Point> list, Set<? extends Number> set, Collection<Side> some, Iterable<Character> them);

        String arrays(int[] ints, String[]... strings);

        String maps(Map<String, Shape> map);

        String maybe(Optional<Boolean> optional, @Nullable String text);

        String durations(Duration duration);

        String any(Object object, CharSequence text, Comparable<?> comparable);

        String records(Positive positive, Shape shape);

        String functions(Supplier<List<Integer>> s, Predicate<String> p, Consumer<?> c, Runnable r);

        <T extends Number> String generic(T number, BiFunction<T, T, @Nullable String> merge);
    }

    static Stream<Operation> kinds() {
        return Arrays.stream(Kinds.class.getMethods()).map(method -> Operation.of(method, Kinds.class, Kinds.class));
    }

    /** Each value of each parameter, with the first ones of the others. */
    private static Stream<Actor> calls(Operation operation) {
        List<Object> first =
                operation.types().stream().map(type -> type.values().get(0)).toList();
        return Stream.iterate(0, i -> i < first.size(), i -> i + 1)
                .flatMap(i -> operation.types().get(i).values().stream().map(value -> {
                    List<Object> arguments = Arrays.asList(first.toArray());
                    arguments.set(i, value);
                    return new Actor(operation, arguments);
                }));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void values_that_are_written_are_read_again(Operation operation) {
        for (Actor call : calls(operation).toList()) {
            Scenario scenario = Scenario.ofThreads(List.of(List.of(call, call), List.of(call)));
            assertThat(ScenarioText.parse(scenario.toString(), List.of(operation)))
                    .as("%s", scenario)
                    .isEqualTo(scenario)
                    .hasToString(scenario.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_parameter_has_few_values_that_differ(Operation operation) {
        for (ValueType type : operation.types()) {
            assertThat(type.values()).as("%s", type).doesNotHaveDuplicates().hasSizeBetween(1, ValueType.MOST_VALUES);
            if (type.raw() != Positive.class) assertThat(type.values()).hasSizeGreaterThan(1);
        }
    }

    private static String values(String operation) {
        return kinds().filter(o -> o.name().equals(operation))
                .flatMap(ValueTypesTest::calls)
                .distinct()
                .toList()
                .toString();
    }

    @Test
    void values_are_those_of_the_types_that_are_meant() {
        assertThat(values("key")).isEqualTo("[key(\"a\"), key(\"b\")]");
        assertThat(values("bound")).isEqualTo("[bound(1), bound(0)]");
        assertThat(values("arrays")).contains("arrays([1], ", "arrays([1, 0], ", "arrays([], ");
        assertThat(values("maps")).endsWith("maps({})]");
        assertThat(values("records"))
                .isEqualTo("[records(Positive[value=1], Circle[radius=1]), "
                        + "records(Positive[value=1], Square[name=\"a\", side=Optional[1]]), "
                        + "records(Positive[value=1], LEFT), records(Positive[value=1], Circle[radius=0])]");
        assertThat(values("maybe")).contains("maybe(Optional[false], null)", "maybe(Optional.empty, \"a\")");
        assertThat(values("generic"))
                .isEqualTo("[generic(1, f -> \"a\"), generic(0, f -> \"a\"), generic(1, g -> \"b\"), "
                        + "generic(1, h -> null)]");
        assertThat(values("durations")).isEqualTo("[durations(PT0.002S), durations(PT1H)]");
    }

    @Test
    void people_write_records_as_they_make_them() {
        List<Operation> operations = kinds().toList();
        assertThat(ScenarioText.parse("records(Positive(7), Square(\"s\", Optional.empty))", operations))
                .hasToString("records(Positive[value=7], Square[name=\"s\", side=Optional.empty])");
        assertThatThrownBy(() -> ScenarioText.parse("records(Positive(-7), LEFT)", operations))
                .hasMessageContaining("column 9: expected a value of type Positive");
        assertThatThrownBy(() -> ScenarioText.parse("numbers(null, 1, 1)", operations))
                .hasMessageContaining("column 9: expected a value of type short");
    }

    record Endless(Optional<Endless> next) {}

    interface Unfit {
        void stream(InputStream in);

        void endless(Endless endless);

        void comparator(Comparator<String> order);

        void listOf(List<Thread> threads);
    }

    static Stream<Method> unfit() {
        return Arrays.stream(Unfit.class.getMethods());
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void a_type_without_values_is_refused_by_name(Method method) {
        assertThatThrownBy(() -> Operation.of(method).types().get(0).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "\\S+(InputStream|Endless|Comparator|Thread), (a type without|which holds) values.*");
    }

    interface Calls {
        int[] change(int[] array);

        Object compute(Function<Integer, String> f);

        Object update(@SideEffectFree Supplier<String> f);

        Object elsewhere(Runnable r) throws InterruptedException;
    }

    static class Calling implements Calls {
        @Override
        public int[] change(int[] array) {
            array[0]++;
            return array;
        }

        @Override
        public Object compute(Function<Integer, String> f) {
            return f.andThen(s -> s + f.apply(2)).apply(1);
        }

        @Override
        public Object update(Supplier<String> f) {
            return f.get() + f.get();
        }

        @Override
        public Object elsewhere(Runnable r) throws InterruptedException {
            Thread other = new Thread(r);
            other.start();
            other.join();
            return "joined";
        }
    }

    private static Object answer(String call) throws InvocationTargetException, IllegalAccessException {
        List<Operation> operations =
                Stream.of(Calls.class.getMethods()).map(Operation::of).toList();
        Actor actor = ScenarioText.parse(call, operations).parallel().get(0).get(0);
        actor.callOn(new Calling());
        return actor.callOn(new Calling());
    }

    @Test
    void each_call_has_an_array_of_its_own() throws ReflectiveOperationException {
        assertThat((int[]) answer("change([1, 0])")).containsExactly(2, 0);
    }

    @Test
    void the_calls_that_an_operation_makes_itself_are_a_part_of_its_answer() throws ReflectiveOperationException {
        assertThat(answer("compute(f -> \"a\")")).isEqualTo(new Called("aa", List.of("f(1)", "f(2)")));
        assertThat(answer("update(f -> \"a\")"))
                .as("declared as side-effect free")
                .isEqualTo("aa");
        assertThat(answer("elsewhere(f)")).as("called by another thread").isEqualTo("joined");
    }
}
