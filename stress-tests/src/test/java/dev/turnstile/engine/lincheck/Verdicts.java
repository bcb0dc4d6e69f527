package dev.turnstile.engine.lincheck;

import dev.turnstile.engine.lincheck.inputs.Case;
import dev.turnstile.engine.lincheck.inputs.RaceFree;
import dev.turnstile.engine.lincheck.inputs.Racing;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import java.util.List;
import java.util.stream.Stream;

/** The exploration's verdicts on the inputs with and without data races, as text that must not depend on the JDK. */
final class Verdicts {
    private static final long ALLOWANCE = 2_000;

    private Verdicts() {}

    /** Prints them; to be run in a JVM of its own. */
    public static void main(String[] arguments) {
        all().forEach(System.out::println);
        System.exit(0);
    }

    /** One line for each input. */
    static List<String> all() {
        return Stream.concat(Racing.cases().stream(), RaceFree.cases().stream())
                .map(input -> input + " is " + verdict(input))
                .toList();
    }

    private static String verdict(Case input) {
        Explored explored = Checks.explore(input.subject(), input.scenario(), ALLOWANCE);
        if (explored instanceof Convicted convicted) {
            return "wrong: " + convicted.witness().history();
        }
        if (explored instanceof Clean clean) {
            return (clean.exhausted() ? "exhausted" : "not exhausted")
                    + (clean.lowered().isEmpty() ? "" : ", lowered")
                    + (clean.race() == null ? "" : ", racing");
        }
        return explored.toString();
    }
}
