package dev.turnstile.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.campaign.Campaign;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.OptionReader;
import dev.turnstile.campaign.options.Selection;
import dev.turnstile.campaign.schedule.StandardEngines;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Budgets;
import dev.turnstile.evidence.MutantEvidence;
import dev.turnstile.evidence.MutantEvidence.Fate;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.mutation.MutatedSubjects.AtomicCounter;
import dev.turnstile.mutation.MutatedSubjects.CasCounter;
import dev.turnstile.mutation.MutatedSubjects.ConditionGate;
import dev.turnstile.mutation.MutatedSubjects.FlagLetter;
import dev.turnstile.mutation.MutatedSubjects.GuardedCounter;
import dev.turnstile.mutation.MutatedSubjects.LatchGate;
import dev.turnstile.mutation.MutatedSubjects.LockCounter;
import dev.turnstile.mutation.MutatedSubjects.MapRegistry;
import dev.turnstile.mutation.MutatedSubjects.MonitorCounter;
import dev.turnstile.mutation.MutatedSubjects.MonitorGate;
import dev.turnstile.mutation.MutatedSubjects.NamedCounter;
import dev.turnstile.mutation.MutatedSubjects.NestedCounter;
import dev.turnstile.mutation.MutatedSubjects.ReleaseLetter;
import dev.turnstile.mutation.MutatedSubjects.SemaphoreCounter;
import dev.turnstile.mutation.operator.MutationOperator;
import dev.turnstile.mutation.operator.Operators;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of fault where it matters, which must be exposed, and where it does not, which must not be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutantsUnderEnginesTest {
    private static final Set<String> WHOLE = Set.of("increment", "get");

    /**
     * The smallest scenarios, and two more. They expose the same mutants of these subjects as the quick profile does, and no others, with a
     * tenth of its schedules (measured).
     */
    private static final Budget BUDGET = Budgets.of(2, 100, 0, 0, 0, Duration.ofSeconds(10));

    private final Map<Class<?>, MutationEvidence> found = new HashMap<>();

    @BeforeAll
    void check(@TempDir Path evidence) {
        Properties properties = new Properties();
        properties.setProperty("turnstile.evidence", evidence.toString());
        properties.setProperty("turnstile.engines", "lincheck");
        properties.setProperty("turnstile.mutate", "true");
        CampaignOptions options = OptionReader.read(properties).withBudget(BUDGET);
        List<Class<?>> subjects = List.of(
                MonitorCounter.class,
                LockCounter.class,
                CasCounter.class,
                AtomicCounter.class,
                SemaphoreCounter.class,
                NestedCounter.class,
                FlagLetter.class,
                ReleaseLetter.class,
                MapRegistry.class,
                MonitorGate.class,
                ConditionGate.class,
                LatchGate.class,
                GuardedCounter.class,
                NamedCounter.class);
        Campaign campaign =
                Campaign.start(Selection.of(subjects, List.of()), options, StandardEngines.all(), line -> {});
        campaign.end().join();
        campaign.checks()
                .forEach(check -> found.put(
                        check.declaration().subject(), check.verdict().join().mutation()));
    }

    static Stream<String> operators() {
        return Operators.all().stream().map(MutationOperator::name);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void a_fault_that_matters_is_exposed(String operator) {
        assertThat(found.entrySet().stream()
                        .filter(e -> e.getKey() != GuardedCounter.class)
                        .flatMap(e -> e.getValue().mutants().stream())
                        .filter(mutant -> mutant.operator().equals(operator)))
                .anyMatch(mutant -> mutant.fate() == Fate.EXPOSED);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void a_fault_that_does_not_matter_is_not(String operator) {
        List<MutantEvidence> inside = found.get(GuardedCounter.class).mutants().stream()
                .filter(mutant -> mutant.operator().equals(operator) && !WHOLE.contains(mutant.member()))
                .toList();
        assertThat(inside).isNotEmpty().noneMatch(mutant -> mutant.fate() == Fate.EXPOSED);
    }

    @Test
    void mutants_of_what_does_not_work_under_another_name_would_say_nothing() {
        MutationEvidence none = found.get(NamedCounter.class);
        assertThat(none.mutants()).isEmpty();
        assertThat(none.obstacle())
                .isEqualTo("a copy under another name does not do what the subject does, wrong answer");
    }

    @Test
    void what_can_only_be_seen_elsewhere_is_told_apart() {
        Map<Fate, List<String>> byFate = found.get(CasCounter.class).mutants().stream()
                .collect(Collectors.groupingBy(
                        MutantEvidence::fate, Collectors.mapping(MutantEvidence::operator, Collectors.toList())));
        assertThat(byFate.get(Fate.EXPOSED)).containsExactly("compare-then-set", "try-once");
        assertThat(byFate.values().stream().flatMap(List::stream)).contains("weaken-mode");
        assertThat(found.get(GuardedCounter.class).count(Fate.EQUIVALENT)).isPositive();
        assertThat(found.get(GuardedCounter.class).count(Fate.UNDECIDED)).isZero();
    }
}
