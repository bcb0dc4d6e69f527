package dev.turnstile.scenario;

import java.util.List;
import java.util.stream.Stream;

/**
 * A program for one fresh instance of a subject: thread 0 runs {@code init} alone, then all {@code parallel} threads run at once, then
 * thread 0 runs {@code post} alone.
 *
 * @param init actors that run first
 * @param parallel the actors of each thread, by thread index
 * @param post actors that run when all threads have ended
 */
public record Scenario(List<Actor> init, List<List<Actor>> parallel, List<Actor> post) {
    public Scenario {
        init = List.copyOf(init);
        parallel = parallel.stream().map(List::copyOf).toList();
        post = List.copyOf(post);
    }

    /** A scenario of parallel threads alone. */
    public static Scenario ofThreads(List<List<Actor>> parallel) {
        return new Scenario(List.of(), parallel, List.of());
    }

    /** The number of parallel threads. */
    public int threads() {
        return parallel.size();
    }

    /** All actors: init, then thread by thread, then post. This is the order of an outcome's responses. */
    public Stream<Actor> actors() {
        return Stream.of(init.stream(), parallel.stream().flatMap(List::stream), post.stream())
                .flatMap(s -> s);
    }

    /** The number of actors in the parallel part. */
    public int racing() {
        return parallel.stream().mapToInt(List::size).sum();
    }

    /** The number of actors in all parts. */
    public int size() {
        return (int) actors().count();
    }

    /** The text form, which {@link ScenarioText} parses back. */
    @Override
    public String toString() {
        return ScenarioText.format(this);
    }
}
