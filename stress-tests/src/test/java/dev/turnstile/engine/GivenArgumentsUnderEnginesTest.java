package dev.turnstile.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.arbitrary.Euro;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.jcstress.JcstressEngine;
import dev.turnstile.engine.jqwik.JqwikEngine;
import dev.turnstile.engine.lincheck.LincheckEngine;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.spec.Subject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Races that show with values that only jqwik gives: each engine finds them, and accuses no class that has none. */
@Tag("slow")
public class GivenArgumentsUnderEnginesTest {
    /** The values come from a provider that is registered. */
    public interface Till {
        int pay(Euro amount);
    }

    @Subject(model = SoundTill.class)
    public static class SoundTill implements Till {
        int sum;

        @Override
        public synchronized int pay(Euro amount) {
            return sum += amount.cents();
        }
    }

    /** No amount that is paid is smaller than a euro. */
    @Subject(model = SoundTill.class)
    public static class LossyTill extends SoundTill {
        @Override
        public int pay(Euro amount) {
            return amount.cents() < 100 ? super.pay(amount) : (sum += amount.cents());
        }
    }

    /** The values come from a supplier that is named. */
    public interface Tally {
        int add(@ForAll("odd") int number);

        @Provide
        static Arbitrary<Integer> odd() {
            return Arbitraries.integers().between(350, 999).filter(n -> n % 2 == 1);
        }
    }

    @Subject(model = SoundTally.class)
    public static class SoundTally implements Tally {
        int sum;

        @Override
        public synchronized int add(int number) {
            return sum += number;
        }
    }

    @Subject(model = SoundTally.class)
    public static class LossyTally extends SoundTally {
        @Override
        public int add(int number) {
            return number < 10 ? super.add(number) : (sum += number);
        }
    }

    /** The values follow constraints. */
    public interface Register {
        int enter(@StringLength(3) @Chars({'x', 'y'}) String name);
    }

    @Subject(model = SoundRegister.class)
    public static class SoundRegister implements Register {
        int letters;

        @Override
        public synchronized int enter(String name) {
            return letters += name.length();
        }
    }

    @Subject(model = SoundRegister.class)
    public static class LossyRegister extends SoundRegister {
        @Override
        public int enter(String name) {
            return name.length() < 3 ? super.enter(name) : (letters += name.length());
        }
    }

    record Check(Engine engine, Class<?> subject, boolean right) {
        @Override
        public String toString() {
            return engine.name().id() + " " + subject.getSimpleName();
        }
    }

    static Stream<Check> checks() {
        return Stream.of(new LincheckEngine(), new JcstressEngine(), new JqwikEngine())
                .flatMap(engine -> Stream.concat(
                        Stream.of(SoundTill.class, SoundTally.class, SoundRegister.class)
                                .map(subject -> new Check(engine, subject, true)),
                        Stream.of(LossyTill.class, LossyTally.class, LossyRegister.class)
                                .map(subject -> new Check(engine, subject, false))));
    }

    private static final Budget BUDGET = Budgets.of(6, 300, 100, 1, 1, Duration.ofMinutes(2));

    @ParameterizedTest
    @MethodSource("checks")
    void an_engine_finds_what_is_wrong_and_nothing_else(Check check) {
        EngineEvidence evidence = check(check.engine(), check.subject());
        assertThat(evidence.finding())
                .as("%s", evidence)
                .isInstanceOf(
                        !check.right()
                                ? Finding.Violated.class
                                : check.engine() instanceof LincheckEngine
                                        ? Finding.Exhausted.class
                                        : Finding.Survived.class);
    }

    private static EngineEvidence check(Engine engine, Class<?> subject) {
        Declaration declaration = DeclarationReader.read(subject);
        return engine.check(declaration, ScenarioSpace.of(declaration, 42, 6), BUDGET, at -> {});
    }

    static List<Engine> engines() {
        return List.of(new LincheckEngine(), new JcstressEngine(), new JqwikEngine());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_counterexample_is_shown_again(Engine engine) {
        var found = ((Finding.Violated) check(engine, LossyTill.class).finding()).counterexample();
        Declaration declaration = DeclarationReader.read(LossyTill.class);
        ReplayToken token = ReplayToken.parse(found.replay());
        Finding again = engine.replay(
                        declaration, ScenarioSpace.of(declaration, token.seed(), 6), token, BUDGET, at -> {})
                .finding();
        assertThat(again).isInstanceOf(Finding.Violated.class);
        assertThat(((Finding.Violated) again).counterexample().scenario())
                .isEqualTo(found.scenario())
                .contains("pay(Euro#");
    }

    /** Loses amounts from ten euros on. */
    @Subject(model = SoundTill.class)
    public static class LossyBank extends SoundTill {
        @Override
        public int pay(Euro amount) {
            return amount.cents() < 1_000 ? super.pay(amount) : (sum += amount.cents());
        }
    }

    @Test
    void real_threads_shrink_arguments_as_jqwik_does() {
        Finding found = check(new JqwikEngine(), LossyBank.class).finding();
        String scenario = ((Finding.Violated) found).counterexample().scenario();
        // The number behind the dot is the first step of shrinking; how many follow depends on how busy the machine is.
        assertThat(scenario).containsPattern("Euro#\\d+\\.\\d+");
    }
}
