package dev.turnstile.engine.lincheck.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.lincheck.Checks;
import dev.turnstile.engine.lincheck.inputs.Asking;
import dev.turnstile.engine.lincheck.inputs.Case;
import dev.turnstile.engine.lincheck.inputs.Deque;
import dev.turnstile.engine.lincheck.inputs.Locking;
import dev.turnstile.engine.lincheck.inputs.RaceFree;
import dev.turnstile.engine.lincheck.inputs.RaceFreeCounters;
import dev.turnstile.engine.lincheck.inputs.Racing;
import dev.turnstile.engine.lincheck.inputs.Starting;
import dev.turnstile.engine.lincheck.inputs.Untracked;
import dev.turnstile.engine.lincheck.inputs.Waiting;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Explores every schedule of each input: no fault is invented, none is missed, and no more is claimed than was seen. */
@Tag("slow")
class InputsExplorationTest {
    /** Four times what the largest input needs. */
    private static final long ALLOWANCE = 2_000;

    /** For an input that cannot be exhausted yet. */
    private static final long SOME = 50;

    /** A race is in every execution of a racing input, but the first ones may be the first threads' alone. */
    private static final int FIRST_EXECUTIONS = 10;

    /** Inputs whose thread pools are explored as the real code of java.util.concurrent. */
    private static final Set<String> NEEDS_POOLS =
            Set.of("ExecutorRelay: relay(1)", "ExecutorRelay: relay(1) | relay(2)");

    /** Subjects with accesses in a mode that is weaker than volatile: no proof of them holds under the memory model. */
    private static final Set<Class<?>> WITH_WEAK_MODES = Set.of(
            RaceFreeCounters.OpaqueCasCounter.class,
            RaceFreeCounters.AcquireReleaseLockCounter.class,
            RaceFree.AcquireReleasePublication.class,
            RaceFree.OpaqueMessage.class);

    private static Stream<Case> all() {
        return Stream.of(
                        Racing.cases(),
                        RaceFree.cases(),
                        Untracked.cases(),
                        Waiting.cases(),
                        Locking.cases(),
                        Starting.cases(),
                        Deque.cases())
                .flatMap(List::stream);
    }

    private static Stream<Case> exhaustible() {
        return all().filter(input -> !isForLater(input));
    }

    private static boolean isForLater(Case input) {
        return NEEDS_POOLS.contains(input.toString());
    }

    private static boolean isRacing(Case input) {
        return Racing.cases().contains(input);
    }

    private static boolean isUntracked(Case input) {
        return Untracked.cases().contains(input);
    }

    static Stream<Case> racing() {
        return Racing.cases().stream();
    }

    static Stream<Case> untracked() {
        return Untracked.cases().stream();
    }

    static Stream<Case> wrong() {
        return exhaustible().filter(input -> !input.right() && !isUntracked(input));
    }

    static Stream<Case> right() {
        return exhaustible().filter(input -> input.right() && !isRacing(input));
    }

    static Stream<Case> forLater() {
        return all().filter(InputsExplorationTest::isForLater);
    }

    private static Explored explore(Case input) {
        return Checks.explore(input.subject(), input.scenario(), ALLOWANCE);
    }

    private static Map<Case, Explored> exploreAll(Stream<Case> inputs) {
        return Checks.exploreAll(inputs.toList(), ALLOWANCE);
    }

    private static Stream<Entry<Case, Explored>> exploredRight() {
        return exploreAll(right()).entrySet().stream();
    }

    private static Stream<Entry<Case, Explored>> exploredUntracked() {
        return exploreAll(untracked()).entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_is_wrong_is_convicted_again_and_again_by_the_same_execution(Case input) {
        List<Explored> twice = Checks.exploreTwice(input.subject(), input.scenario(), ALLOWANCE);
        assertThat(twice).hasOnlyElementsOfType(Convicted.class);
        Convicted convicted = (Convicted) twice.get(0);
        assertThat(convicted.race()).isNull();
        assertThat(convicted.interleaving()).isNotEmpty();
        assertThat(convicted.hang() != null)
                .isEqualTo(convicted.witness().history().hasPending());
        Convicted again = (Convicted) twice.get(1);
        assertThat(again.schedules()).isEqualTo(convicted.schedules());
        assertThat(again.choices()).isEqualTo(convicted.choices());
    }

    @ParameterizedTest
    @MethodSource("exploredRight")
    void what_is_right_is_proved(Entry<Case, Explored> explored) {
        Case input = explored.getKey();
        assertThat(explored.getValue()).isInstanceOf(Clean.class);
        Clean clean = (Clean) explored.getValue();
        assertThat(clean.race()).isNull();
        assertThat(clean.gap()).isNull();
        assertThat(clean.exhausted()).isTrue();
        assertThat(clean.isProof()).isTrue();
        if (WITH_WEAK_MODES.contains(input.subject()))
            assertThat(clean.lowered()).isNotEmpty();
        else assertThat(clean.lowered()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("right")
    @Tag("exhaustive")
    void what_is_right_takes_the_same_executions_again_and_again(Case input) {
        List<Explored> twice = Checks.exploreTwice(input.subject(), input.scenario(), ALLOWANCE);
        assertThat(twice).hasOnlyElementsOfType(Clean.class);
        assertThat(twice.get(1)).isEqualTo(twice.get(0));
    }

    @ParameterizedTest
    @MethodSource("racing")
    void a_race_is_seen_at_once(Case input) {
        RacesThatCount races = new RacesThatCount(DeclarationReader.read(input.subject()));
        boolean seen = Checks.exploring(input.subject(), input.scenario(), exploration -> {
            boolean any = false;
            while (!any && exploration.schedules() < FIRST_EXECUTIONS && exploration.next()) {
                exploration.run();
                any = races.first(exploration) != null;
            }
            return any;
        });
        assertThat(seen).isTrue();
        if (!input.right()) return;
        assertThat(explore(input)).isInstanceOfSatisfying(Clean.class, clean -> {
            assertThat(clean.isProof()).isFalse();
            assertThat(clean.race()).isNotNull();
            assertThat(clean.race().race()).isNotNull();
            assertThat(clean.race().schedules()).isLessThanOrEqualTo(FIRST_EXECUTIONS);
        });
    }

    @ParameterizedTest
    @MethodSource("exploredUntracked")
    void of_what_cannot_be_seen_nothing_is_claimed(Entry<Case, Explored> explored) {
        if (explored.getValue() instanceof Convicted) return;
        assertThat(explored.getValue())
                .isInstanceOfSatisfying(
                        Clean.class,
                        clean -> assertThat(clean.isProof() && clean.lowered().isEmpty())
                                .isFalse());
    }

    static Stream<Entry<Case, Explored>> asking() {
        return exploreAll(Asking.cases().stream()).entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("asking")
    void chance_and_clocks_are_named_where_they_were_asked(Entry<Case, Explored> explored) {
        assertThat(explored.getValue())
                .isInstanceOfSatisfying(
                        Clean.class,
                        clean -> assertThat(clean.lowered())
                                .anySatisfy(reason -> assertThat(reason)
                                        .containsPattern("random choice|look at the clock")
                                        .contains("at Asking.java:")));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("forLater")
    void what_is_right_is_not_convicted_either_where_it_cannot_be_exhausted_yet(Case input) {
        Explored explored = Checks.explore(input.subject(), input.scenario(), SOME);
        assertThat(explored)
                .isInstanceOfSatisfying(
                        Clean.class, clean -> assertThat(clean.race()).isNull());
    }
}
