package dev.turnstile.generation;

import dev.turnstile.arbitrary.Draws;
import dev.turnstile.arbitrary.Session;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chooses the scenarios of a contract: every small one where these are few, samples of jqwik's generators where they are many. */
final class ScenarioSource {
    /** Two that wait and one that lets them go on; not found among others of this size by chance. */
    private static final Shape CROWDS = new Shape(3, 1, 2, 3);

    /** One that waits, and one that lets it go on and at once no longer does. */
    private static final Shape THEFTS = new Shape(2, 1, 2, 2);

    private static final List<Shape> SHAPES = List.of(
            new Shape(2, 1, 1, 7),
            new Shape(2, 1, 2, 5),
            new Shape(3, 1, 1, 4),
            CROWDS,
            THEFTS,
            new Shape(2, 2, 4, 3),
            new Shape(3, 1, 3, 2));

    private static final int ALL_SHARES = SHAPES.stream().mapToInt(Shape::share).sum();

    /** If a shape has more scenarios than this, only samples are sorted, since sorting takes microseconds for each. */
    private static final int MAX_SORTED_PER_SHAPE = 450;

    private static final int SAMPLES_PER_SHAPE = 100;

    /** If operations are bound to threads, most drawn scenarios break that, and are drawn again. */
    private static final int MOST_DRAWN_PER_SHAPE = 50 * SAMPLES_PER_SHAPE;

    private final Alphabet alphabet;
    private final ScenarioSorter sorter;
    private final Random random;
    private final Ranking ranking;
    private final Set<String> known = new HashSet<>();

    private ScenarioSource(Alphabet alphabet, ScenarioSorter sorter, long seed) {
        this.alphabet = alphabet;
        this.sorter = sorter;
        this.random = new Random(seed);
        this.ranking = new Ranking(sorter.machine(), alphabet::isSilent);
    }

    /**
     * At most {@code count} scenarios, without symmetric duplicates, smaller shapes first, each shape's most telling first; then at most as
     * many again, so that operations meet that meet in none of these.
     */
    static List<SortedScenario> scenarios(Alphabet alphabet, ScenarioSorter sorter, long seed, int count) {
        return List.copyOf(Session.call(() -> new ScenarioSource(alphabet, sorter, seed).choose(count)));
    }

    private List<SortedScenario> choose(int count) {
        Map<Shape, List<SortedScenario>> ranked = new LinkedHashMap<>();
        SHAPES.forEach(shape -> ranked.put(shape, List.of()));
        // Purpose-built waiting scenarios are registered first, so that sampling does not claim their share.
        for (Shape shape : List.of(CROWDS, THEFTS)) rank(shape, ranked);
        for (Shape shape : SHAPES) {
            if (shape != CROWDS && shape != THEFTS) rank(shape, ranked);
        }
        boolean anyVisible =
                ranked.values().stream().flatMap(List::stream).anyMatch(SortedScenario::wrongAnswerVisible);
        // Where wrong answers show in some scenarios, those in which none can are kept for hangs alone: one of four.
        if (anyVisible) ranked.replaceAll((shape, scenarios) -> Ranking.thinHangOnly(scenarios));
        ranked.replaceAll((shape, scenarios) -> Ranking.thinCrashes(scenarios));
        List<SortedScenario> chosen = new ArrayList<>(shared(ranked, count));
        chosen.addAll(meetings(chosen, count));
        return chosen;
    }

    private List<SortedScenario> meetings(List<SortedScenario> chosen, int count) {
        Meetings met = Meetings.in(chosen);
        SmallestScenarios smallest = new SmallestScenarios(alphabet, sorter, Focus.ALL);
        return smallest.first(smallest.pairs()).stream()
                .filter(scenario -> !met.contains(scenario))
                .map(sorter::trySort)
                .filter(Objects::nonNull)
                .limit(count)
                .toList();
    }

    private void rank(Shape shape, Map<Shape, List<SortedScenario>> ranked) {
        ranked.put(shape, ranking.mostTellingFirst(candidates(shape)));
    }

    private List<SortedScenario> candidates(Shape shape) {
        WaitingScenarios waiting = new WaitingScenarios(alphabet, sorter.machine(), sorter::trySort);
        if (shape == CROWDS) return fresh(waiting.crowds());
        if (shape == THEFTS) return fresh(waiting.thefts());
        return sorted(shape);
    }

    private List<SortedScenario> fresh(List<SortedScenario> some) {
        return some.stream().filter(s -> known.add(canonical(s.scenario()))).toList();
    }

    /** Deals out the places by the shapes' shares, to scenarios with a conflict first. */
    private List<SortedScenario> shared(Map<Shape, List<SortedScenario>> ranked, int count) {
        Map<Shape, Integer> taken = new LinkedHashMap<>();
        int left = deal(ranked, taken, count, of ->
                (int) of.stream().filter(ranking::hasConflict).count());
        deal(ranked, taken, left, List::size);
        return ranked.entrySet().stream()
                .flatMap(e -> e.getValue().stream().limit(taken.getOrDefault(e.getKey(), 0)))
                .toList();
    }

    /** Even of a few places each shape gets its share; what one cannot fill goes to the others. Returns how many places are left. */
    private static int deal(
            Map<Shape, List<SortedScenario>> ranked,
            Map<Shape, Integer> taken,
            int count,
            ToIntFunction<List<SortedScenario>> available) {
        int left = count;
        int before;
        do {
            before = left;
            for (Map.Entry<Shape, List<SortedScenario>> of : ranked.entrySet()) {
                int already = taken.getOrDefault(of.getKey(), 0);
                int share = Math.max(1, of.getKey().share() * count / ALL_SHARES);
                int fitting = Math.min(share, available.applyAsInt(of.getValue()) - already);
                int more = Math.max(0, Math.min(fitting, left));
                taken.merge(of.getKey(), more, Integer::sum);
                left -= more;
            }
        } while (left > 0 && left < before);
        return left;
    }

    private List<SortedScenario> sorted(Shape shape) {
        List<SortedScenario> found = new ArrayList<>();
        int turn = 0;
        for (Scenario bare : bare(shape)) {
            if (!known.add(canonical(bare))) continue;
            SortedScenario sorted = sorter.trySort(bare);
            if (sorted == null) continue;
            SortedScenario observed = sorted.blocking() == Blocking.ALWAYS ? null : observed(bare, turn++);
            boolean wanted = alphabet.observesAtRest() || !sorted.wrongAnswerVisible() || turn % 2 == 0;
            if (observed != null && wanted) found.add(observed);
            else found.add(sorted);
        }
        return found;
    }

    /**
     * The same with an observer behind the threads, which shows what they left; one after the other, so that each gets its turn.
     */
    private @Nullable SortedScenario observed(Scenario bare, int turn) {
        for (List<Actor> post : alphabet.posts(turn)) {
            SortedScenario sorted = sorter.trySort(new Scenario(bare.init(), bare.parallel(), post));
            if (sorted != null && sorted.wrongAnswerVisible() && sorted.blocking() != Blocking.ALWAYS) return sorted;
        }
        return null;
    }

    /** Returns every scenario from all starting states that fit, or samples if the scenarios of one state do not fit. */
    private Collection<Scenario> bare(Shape shape) {
        double threadChoices = 0;
        for (int n = shape.minActors(); n <= shape.maxActors(); n++)
            threadChoices += Math.pow(alphabet.actors().size(), n);
        double fromOneState = Math.pow(threadChoices, shape.threads());
        if (fromOneState > MAX_SORTED_PER_SHAPE) return sampled(shape);
        return enumerated(shape, (long) Math.max(1, MAX_SORTED_PER_SHAPE / fromOneState));
    }

    private List<Scenario> enumerated(Shape shape, long startingStates) {
        List<List<Actor>> threads = new ArrayList<>();
        List<List<Actor>> longest = List.of(List.of());
        for (int n = 1; n <= shape.maxActors(); n++) {
            longest = longest.stream()
                    .flatMap(thread -> alphabet.actors().stream().map(actor -> append(thread, actor)))
                    .toList();
            if (n >= shape.minActors()) threads.addAll(longest);
        }
        List<List<List<Actor>>> parallel = List.of(List.of());
        for (int t = 0; t < shape.threads(); t++) {
            parallel = parallel.stream()
                    .flatMap(some -> threads.stream().map(thread -> append(some, thread)))
                    .toList();
        }
        List<List<List<Actor>>> all = parallel;
        return alphabet.allInits().stream()
                .limit(startingStates)
                .flatMap(init -> all.stream().map(p -> new Scenario(init, p, List.of())))
                .toList();
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    private Collection<Scenario> sampled(Shape shape) {
        Function<Random, List<List<Actor>>> parallel =
                Draws.lists(alphabet.actors(), shape.threads(), shape.minActors(), shape.maxActors());
        Function<Random, List<Actor>> init = Draws.of(alphabet.allInits());
        return IntStream.range(0, MOST_DRAWN_PER_SHAPE)
                .mapToObj(i -> new Scenario(init.apply(random), parallel.apply(random), List.of()))
                .filter(scenario -> Roles.offence(scenario) == null)
                .limit(SAMPLES_PER_SHAPE)
                .collect(Collectors.toList());
    }

    /** Equal for scenarios that differ by the order of their threads alone, where the model cannot tell threads apart. */
    private String canonical(Scenario scenario) {
        boolean firstThreadIsSpecial =
                sorter.machine().askedCaller() && !scenario.init().isEmpty();
        List<String> threads =
                scenario.parallel().stream().map(Object::toString).collect(Collectors.toList());
        threads.subList(firstThreadIsSpecial ? 1 : 0, threads.size()).sort(Comparator.naturalOrder());
        return scenario.init() + " " + threads;
    }
}
