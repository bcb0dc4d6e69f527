package dev.turnstile.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.declaration.DeclarationException;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.spec.Scenario;
import dev.turnstile.spec.Subject;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Parameters get values from jqwik, and users get messages if it gives none. */
public class GivenArgumentsTest {
    /** Turnstile would make this record of two small numbers. */
    public record Point(int x, int y) {}

    @IntRange(min = 40, max = 41)
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Age {}

    static class Primes implements ArbitrarySupplier<Integer> {
        @Override
        public Arbitrary<Integer> get() {
            return Arbitraries.of(2, 3, 5);
        }
    }

    interface Supplying {
        @Provide
        static Arbitrary<Integer> shared() {
            return Arbitraries.of(70, 71);
        }
    }

    interface Values extends Supplying {
        void byProvider(Euro amount);

        void orNothing(@Nullable Euro amount);

        void many(List<Euro> amounts);

        void array(Euro[] amounts);

        void byName(@ForAll("points") Point at);

        void byNameOfOther(@From("shared") int number);

        void bySupplier(@ForAll(supplier = Primes.class) int number);

        void within(List<@From("shared") Integer> numbers);

        void constrained(@StringLength(2) @Chars({'x', 'y'}) String text);

        void sized(@Size(2) List<@IntRange(min = 5, max = 6) Integer> numbers);

        void composed(@Age int years);

        void large(@IntRange(max = 1_000_000) int number);

        void letters(@AlphaChars @StringLength(max = 30) String text);

        void usual(int number, String text, Point at);

        @Provide
        default Arbitrary<Point> points() {
            return Arbitraries.integers().between(100, 200).map(i -> new Point(i, -i));
        }
    }

    private static final List<Operation> OPERATIONS = operations();

    private static List<Operation> operations() {
        return Stream.concat(
                        Arrays.stream(Values.class.getDeclaredMethods()), Arrays.stream(Supplying.class.getMethods()))
                .filter(method -> !ValueSource.isSupplier(method))
                .map(method -> Operation.of(method, Values.class, Values.class))
                .toList();
    }

    private static List<Actor> actors(String operation, long seed) {
        return ScenarioSpace.actors(
                OPERATIONS.stream().filter(o -> o.name().equals(operation)).toList(), seed);
    }

    private static List<String> texts(String operation) {
        return actors(operation, 42).stream().map(Actor::toString).toList();
    }

    private static List<@Nullable Object> values(String operation, long seed) {
        return actors(operation, seed).stream().map(actor -> actor.values()[0]).toList();
    }

    @Test
    void a_provider_of_the_project_gives_the_ends_of_its_range_and_some_values_between_them() {
        assertThat(values("byProvider", 42))
                .hasSize(4)
                .doesNotHaveDuplicates()
                .contains(Euro.ofCents(100))
                .allSatisfy(value -> assertThat(((Euro) Objects.requireNonNull(value)).cents())
                        .isBetween(100, 100_000));
    }

    @Test
    void another_seed_gives_other_values_and_the_same_seed_the_same() {
        assertThat(values("byProvider", 1)).isEqualTo(values("byProvider", 1)).isNotEqualTo(values("byProvider", 2));
    }

    @Test
    void a_value_without_a_text_has_a_name_with_a_text_for_readers() {
        assertThat(texts("byProvider"))
                .contains("byProvider(Euro#1 \"1.00 €\")")
                .allMatch(text -> text.matches("byProvider\\(Euro#\\d+ \"\\d+\\.\\d\\d €\"\\)"));
    }

    @Test
    void a_text_is_read_as_the_same_value_elsewhere_whatever_the_seed_was() {
        for (Operation operation : OPERATIONS) {
            for (Actor actor : actors(operation.name(), 7)) {
                Actor read = ScenarioText.parse(actor.toString(), operations())
                        .parallel()
                        .get(0)
                        .get(0);
                assertThat(read).isEqualTo(actor).hasToString(actor.toString());
                assertThat(Arrays.deepEquals(read.values(), actor.values())).isTrue();
            }
        }
    }

    @Test
    void a_name_is_read_without_its_text() {
        Actor read = ScenarioText.parse("byProvider(Euro#1)", OPERATIONS)
                .parallel()
                .get(0)
                .get(0);
        assertThat(read.values()).containsExactly(Euro.ofCents(100));
    }

    @Test
    void a_name_that_stands_for_nothing_is_refused() {
        for (String name : List.of("Euro#0", "Euro#x", "Euro#", "Euro#1.99", "7"))
            assertThatThrownBy(() -> ScenarioText.parse("byProvider(" + name + ")", OPERATIONS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected a value of type Euro");
    }

    @Test
    void a_parameter_that_may_be_null_is() {
        assertThat(values("orNothing", 42)).hasSize(3).contains((Object) null);
    }

    @Test
    void types_that_are_made_of_unknown_ones_are_given_as_a_whole() {
        assertThat(values("many", 42)).contains(List.of(), List.of(Euro.ofCents(100)));
        assertThat(values("array", 42))
                .anySatisfy(value -> assertThat((Euro[]) value).containsExactly(Euro.ofCents(100)));
    }

    @Test
    void each_call_gets_an_array_of_its_own_and_lists_do_not_change() {
        Actor array = actors("array", 42).get(1);
        assertThat(array.values()[0]).isNotSameAs(array.values()[0]);
        assertThat(array.isPlain()).isFalse();
        assertThatThrownBy(() ->
                        ((List<?>) Objects.requireNonNull(values("many", 42).get(1))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void suppliers_are_static_or_default_methods_of_the_contract_or_of_what_it_extends_or_classes() {
        assertThat(texts("byName"))
                .hasSize(4)
                .allMatch(text -> text.matches("byName\\(Point\\[x=(1\\d\\d|200), y=-\\d+\\]\\)"));
        assertThat(values("byNameOfOther", 42)).containsExactly(70, 71);
        assertThat(values("bySupplier", 42)).containsExactly(2, 3, 5);
    }

    @Test
    void annotations_within_a_type_count() {
        assertThat(values("within", 42))
                .allSatisfy(value -> assertThat(List.of(70, 71).containsAll((List<?>) Objects.requireNonNull(value)))
                        .isTrue());
        assertThat(values("sized", 42))
                .containsExactlyInAnyOrder(List.of(5, 5), List.of(5, 6), List.of(6, 5), List.of(6, 6));
    }

    @Test
    void constraints_are_followed_also_those_on_annotations_of_the_user() {
        assertThat(values("constrained", 42)).containsExactlyInAnyOrder("xx", "xy", "yx", "yy");
        assertThat(values("composed", 42)).containsExactly(40, 41);
        assertThat(values("large", 42)).hasSize(4).contains(0, 1_000_000);
        assertThat(values("letters", 42))
                .hasSize(4)
                .allMatch(text -> String.valueOf(text).matches("[A-Za-z]{0,30}"));
    }

    @Test
    void other_parameters_keep_the_usual_values() {
        assertThat(texts("usual")).contains("usual(1, \"a\", Point[x=1, y=1])").hasSize(2 * 2 * 3);
    }

    @Scenario("pay(Euro#1) | pay(Euro#1)")
    public interface Till {
        int pay(Euro amount);

        @Provide
        default Arbitrary<Euro> unused() {
            return Arbitraries.of(Euro.ofCents(1));
        }
    }

    @Subject(model = SoundTill.class)
    public static class SoundTill implements Till {
        private int sum;

        @Override
        public synchronized int pay(Euro amount) {
            return sum += amount.cents();
        }
    }

    @Test
    void a_supplier_is_no_operation_and_a_scenario_may_name_values() {
        var till = DeclarationReader.read(SoundTill.class);
        assertThat(till.operations()).extracting(Operation::name).containsExactly("pay");
        assertThat(till.scenarios()).hasToString("[pay(Euro#1 \"1.00 €\") | pay(Euro#1 \"1.00 €\")]");
    }

    public interface NoSupplier {
        void go(@ForAll("nobody") int number);
    }

    public interface NotProviding {
        void go(@ForAll("numbers") int number);

        static Arbitrary<Integer> numbers() {
            return Arbitraries.of(1);
        }
    }

    public interface NotStatic {
        void go(@ForAll("numbers") int number);

        @Provide
        Arbitrary<Integer> numbers();
    }

    public interface Throwing {
        void go(@ForAll("numbers") int number);

        @Provide
        static Arbitrary<Integer> numbers() {
            throw new IllegalStateException("not today");
        }
    }

    public interface Returning {
        void go(@ForAll("numbers") int number);

        @Provide
        static List<Integer> numbers() {
            return List.of(1);
        }
    }

    public interface OfOtherType {
        void go(@ForAll("numbers") int number);

        @Provide
        static Arbitrary<String> numbers() {
            return Arbitraries.of("one");
        }
    }

    public interface ByIdentity {
        void go(@ForAll("things") Object thing);

        @Provide
        static Arbitrary<Object> things() {
            return Arbitraries.create(Object::new);
        }
    }

    public interface Empty {
        void go(@ForAll("numbers") int number);

        @Provide
        static Arbitrary<Integer> numbers() {
            return Arbitraries.integers().filter(1, n -> false);
        }
    }

    public interface Changing {
        void go(@ForAll("numbers") Long number);

        @Provide
        static Arbitrary<Long> numbers() {
            return Arbitraries.create(System::nanoTime);
        }
    }

    public interface Unknown {
        void go(Random random, ThreadGroup group);
    }

    @Subject(model = OfNoSupplier.class)
    public static class OfNoSupplier implements NoSupplier {
        @Override
        public void go(int number) {}
    }

    @Subject(model = OfNotProviding.class)
    public static class OfNotProviding implements NotProviding {
        @Override
        public void go(int number) {}
    }

    @Subject(model = OfNotStatic.class)
    public static class OfNotStatic implements NotStatic {
        @Override
        public void go(int number) {}

        @Override
        public Arbitrary<Integer> numbers() {
            return Arbitraries.of(1);
        }
    }

    @Subject(model = OfThrowing.class)
    public static class OfThrowing implements Throwing {
        @Override
        public void go(int number) {}
    }

    @Subject(model = OfReturning.class)
    public static class OfReturning implements Returning {
        @Override
        public void go(int number) {}
    }

    @Subject(model = OfOfOtherType.class)
    public static class OfOfOtherType implements OfOtherType {
        @Override
        public void go(int number) {}
    }

    @Subject(model = OfByIdentity.class)
    public static class OfByIdentity implements ByIdentity {
        @Override
        public void go(Object thing) {}
    }

    @Subject(model = OfEmpty.class)
    public static class OfEmpty implements Empty {
        @Override
        public void go(int number) {}
    }

    @Subject(model = OfChanging.class)
    public static class OfChanging implements Changing {
        @Override
        public void go(Long number) {}
    }

    @Subject(model = OfUnknown.class)
    public static class OfUnknown implements Unknown {
        @Override
        public void go(Random random, ThreadGroup group) {}
    }

    private record Wrong(Class<?> subject, String fault, String remedy) {}

    @TestFactory
    Stream<DynamicTest> a_mistake_is_refused_with_contract_operation_parameter_and_remedy() {
        return Stream.of(
                        new Wrong(
                                OfNoSupplier.class,
                                "names the supplier \"nobody\"",
                                "@Provide static Arbitrary<int> nobody()"),
                        new Wrong(OfNotProviding.class, "numbers() is not annotated with @Provide", "write it as"),
                        new Wrong(OfNotStatic.class, "numbers() is neither static nor default", "write it as"),
                        new Wrong(
                                OfThrowing.class,
                                "throws java.lang.IllegalStateException: not today",
                                "return an Arbitrary"),
                        new Wrong(OfReturning.class, "numbers() returns List", "write it as"),
                        new Wrong(
                                OfOfOtherType.class,
                                "gives a java.lang.String, which is no int",
                                "of the parameter's type"),
                        new Wrong(
                                OfByIdentity.class,
                                "gives a java.lang.Object, which equals nothing but itself",
                                "equals and hashCode"),
                        new Wrong(OfEmpty.class, "makes no value", "let the arbitrary make values"),
                        new Wrong(OfChanging.class, "another value each time", "nothing but jqwik's generators"),
                        new Wrong(
                                OfUnknown.class,
                                "takes a java.util.Random, a type without values (",
                                "an ArbitraryProvider"))
                .map(wrong -> DynamicTest.dynamicTest(
                        wrong.subject().getSimpleName(),
                        () -> assertThatThrownBy(() -> DeclarationReader.read(wrong.subject()))
                                .isInstanceOf(DeclarationException.class)
                                .hasMessageContaining(
                                        wrong.subject().getInterfaces()[0].getName())
                                .hasMessageContaining("operation go, parameter 1")
                                .hasMessageContaining(wrong.fault())
                                .hasMessageContaining("Remedy: ")
                                .hasMessageContaining(wrong.remedy())));
    }

    @Test
    void jqwik_makes_a_value_simpler_step_by_step_and_each_step_has_a_name() {
        ValueSource source = ValueSource.of(parameter(), parameter().getAnnotatedType(), Values.class);
        DrawnValue value = source.some(42, 4).get(3);
        while (!value.simpler().isEmpty()) {
            DrawnValue simpler = value.simpler().get(0);
            assertThat(cents(simpler)).isLessThan(cents(value));
            DrawnValue again = source.at(simpler.path());
            assertThat(again).isNotNull();
            assertThat(Objects.requireNonNull(again).value()).isEqualTo(simpler.value());
            value = simpler;
        }
        assertThat(cents(value)).isEqualTo(100);
    }

    private static int cents(DrawnValue value) {
        return ((Euro) Objects.requireNonNull(value.value())).cents();
    }

    private static java.lang.reflect.Parameter parameter() {
        return OPERATIONS.stream()
                .filter(o -> o.name().equals("byProvider"))
                .findFirst()
                .orElseThrow()
                .method()
                .getParameters()[0];
    }
}
