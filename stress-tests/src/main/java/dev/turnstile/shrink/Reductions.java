package dev.turnstile.shrink;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scenarios that are one step smaller than another, in the order in which they are best tried: first what surrounds the race, then
 * the race itself. Moving a thread's first call into the init part keeps its effect and takes it out of the race.
 */
final class Reductions {
    private final Scenario scenario;
    private final SimplerArguments arguments;

    /** @param scenario what to make smaller */
    Reductions(Scenario scenario, SimplerArguments arguments) {
        this.scenario = scenario;
        this.arguments = arguments;
    }

    /** Returns all smaller scenarios, in the order in which they are tried. */
    Stream<Scenario> stream() {
        return Stream.of(
                        withoutPost(),
                        initAlone(),
                        withoutInit(),
                        withHeadsInInit(),
                        withoutThreads(),
                        withoutCalls(),
                        arguments.of(scenario))
                .flatMap(s -> s);
    }

    private Stream<Scenario> withoutPost() {
        return shorter(scenario.post()).map(post -> new Scenario(scenario.init(), scenario.parallel(), post));
    }

    /** Returns the init part alone: a failure before the threads start needs no second thread. */
    private Stream<Scenario> initAlone() {
        return scenario.init().isEmpty() ? Stream.empty() : Stream.of(Scenario.ofThreads(List.of(scenario.init())));
    }

    private Stream<Scenario> withoutInit() {
        return shorter(scenario.init()).map(init -> new Scenario(init, scenario.parallel(), scenario.post()));
    }

    /** Returns the list without any actor, and then without each one. */
    private static Stream<List<Actor>> shorter(List<Actor> actors) {
        if (actors.isEmpty()) return Stream.empty();
        Stream<List<Actor>> none = actors.size() == 1 ? Stream.empty() : Stream.of(List.of());
        return Stream.concat(none, indices(actors).map(i -> without(actors, i)));
    }

    private Stream<Scenario> withHeadsInInit() {
        return indices(scenario.parallel())
                .filter(t ->
                        scenario.threads() > 1 || scenario.parallel().get(t).size() > 1)
                .map(t -> {
                    List<Actor> thread = scenario.parallel().get(t);
                    List<Actor> init = new ArrayList<>(scenario.init());
                    init.add(thread.get(0));
                    return new Scenario(init, withThread(t, thread.subList(1, thread.size())), scenario.post());
                });
    }

    private Stream<Scenario> withoutThreads() {
        if (scenario.threads() == 1) return Stream.empty();
        return indices(scenario.parallel())
                .map(t -> new Scenario(scenario.init(), withThread(t, List.of()), scenario.post()));
    }

    private Stream<Scenario> withoutCalls() {
        return indices(scenario.parallel())
                .filter(t -> scenario.parallel().get(t).size() > 1)
                .flatMap(t -> {
                    List<Actor> thread = scenario.parallel().get(t);
                    return indices(thread)
                            .map(i ->
                                    new Scenario(scenario.init(), withThread(t, without(thread, i)), scenario.post()));
                });
    }

    private List<List<Actor>> withThread(int t, List<Actor> replacement) {
        List<List<Actor>> parallel = new ArrayList<>(scenario.parallel());
        if (replacement.isEmpty()) parallel.remove(t);
        else parallel.set(t, replacement);
        return parallel;
    }

    private static <T> List<T> without(List<T> list, int i) {
        List<T> shorter = new ArrayList<>(list);
        shorter.remove(i);
        return shorter;
    }

    private static Stream<Integer> indices(List<?> list) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1);
    }
}
