package dev.turnstile.engine.jcstress;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios that are left of another one when some of its actors are left out, and that still have two threads. */
record SubScenarios(Scenario scenario) {
    /** Returns the parts with a number of actors, in a fixed order. */
    Stream<Scenario> ofSize(int size) {
        return choices(0, scenario.size(), size).map(this::part).filter(part -> part.threads() > 1);
    }

    /** The ways to choose {@code size} of the numbers from {@code from} to {@code to} - 1. */
    private static Stream<BitSet> choices(int from, int to, int size) {
        if (size == 0) return Stream.of(new BitSet());
        if (to - from < size) return Stream.empty();
        return Stream.of(true, false)
                .flatMap(chosen -> chosen
                        ? choices(from + 1, to, size - 1).peek(rest -> rest.set(from))
                        : choices(from + 1, to, size));
    }

    private Scenario part(BitSet kept) {
        int at = scenario.init().size();
        List<Actor> init = kept(scenario.init(), 0, kept);
        List<List<Actor>> parallel = new ArrayList<>();
        for (List<Actor> thread : scenario.parallel()) {
            List<Actor> left = kept(thread, at, kept);
            if (!left.isEmpty()) parallel.add(left);
            at += thread.size();
        }
        return new Scenario(init, parallel, kept(scenario.post(), at, kept));
    }

    private static List<Actor> kept(List<Actor> actors, int from, BitSet kept) {
        List<Actor> left = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
            if (kept.get(from + i)) left.add(actors.get(i));
        }
        return left;
    }
}
