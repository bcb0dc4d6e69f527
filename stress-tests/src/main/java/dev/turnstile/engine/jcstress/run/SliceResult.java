package dev.turnstile.engine.jcstress.run;

import dev.turnstile.history.Response;
import java.util.List;
import java.util.Map;

/** The result of one slice. */
public sealed interface SliceResult {
    /**
     * All actors returned.
     *
     * @param outcomes how often each outcome was seen: the responses in the scenario's order of actors
     */
    record Counted(Map<List<Response>, Long> outcomes) implements SliceResult {}

    /**
     * Something was thrown for which answers of these types have no room; what was counted is worthless.
     *
     * @param thrown what
     */
    record Untyped(Throwable thrown) implements SliceResult {}

    /**
     * Actors did not return, and nothing moves any more.
     *
     * @param instance the run that they hang in
     */
    record Hung(HungInstance instance) implements SliceResult {}

    /**
     * Actors did not return in time, but it is not certain that they never will.
     *
     * @param slow whether they got from run to run meanwhile
     */
    record Late(boolean slow) implements SliceResult {}
}
