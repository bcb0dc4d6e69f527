package dev.turnstile.history;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The record of one run of a scenario. A thread's list ends with its pending operation, if it has one; actors that were never
 * called are absent.
 *
 * @param init runs of the init part
 * @param parallel runs of each thread, in program order
 * @param post runs of the post part
 * @param quiescent whether the run had come to rest, so that whatever is pending would have stayed so for good: then no pending
 *     operation may be enabled. Otherwise (a run cut short) a pending operation may or may not have taken effect.
 */
public record History(List<Execution> init, List<List<Execution>> parallel, List<Execution> post, boolean quiescent) {
    public History {
        init = List.copyOf(init);
        parallel = parallel.stream().map(List::copyOf).toList();
        post = List.copyOf(post);
        for (List<Execution> thread : parallel) {
            for (Execution e : thread.subList(0, Math.max(0, thread.size() - 1))) {
                if (e.isPending())
                    throw new IllegalArgumentException("only a thread's last operation can be pending: " + thread);
            }
        }
    }

    /** A history of parallel threads at rest. */
    public static History ofThreads(List<List<Execution>> parallel) {
        return new History(List.of(), parallel, List.of(), true);
    }

    /** A complete run without times. */
    public static History of(Scenario scenario, List<Response> responses) {
        List<Execution> all = new ArrayList<>();
        List<Actor> actors = scenario.actors().toList();
        for (int i = 0; i < actors.size(); i++) all.add(new Execution(actors.get(i), responses.get(i)));
        int from = scenario.init().size();
        List<List<Execution>> parallel = new ArrayList<>();
        for (List<Actor> thread : scenario.parallel()) parallel.add(all.subList(from, from += thread.size()));
        return new History(all.subList(0, scenario.init().size()), parallel, all.subList(from, all.size()), true);
    }

    /** All runs: init, then thread by thread, then post. */
    public Stream<Execution> executions() {
        return Stream.of(init.stream(), parallel.stream().flatMap(List::stream), post.stream())
                .flatMap(s -> s);
    }

    /** The responses in the order of {@link #executions()}. */
    public List<Response> responses() {
        return executions().map(Execution::response).toList();
    }

    /** Whether any operation is pending. */
    public boolean hasPending() {
        return executions().anyMatch(Execution::isPending);
    }

    /** The scenario's text form with the responses in it. */
    @Override
    public String toString() {
        String threads = parallel.stream().map(History::join).collect(Collectors.joining(" | "));
        return (init.isEmpty() ? "" : "[" + join(init) + "] ")
                + threads
                + (post.isEmpty() ? "" : " [" + join(post) + "]");
    }

    private static String join(List<Execution> executions) {
        return executions.stream().map(Execution::toString).collect(Collectors.joining("; "));
    }
}
