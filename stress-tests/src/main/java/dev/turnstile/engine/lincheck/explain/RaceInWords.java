package dev.turnstile.engine.lincheck.explain;

import dev.turnstile.engine.lincheck.usercode.ArrayField;
import dev.turnstile.engine.lincheck.usercode.UserCode;
import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.Counterexample.RaceAccess;
import dev.turnstile.explore.DataRace.Side;
import dev.turnstile.explore.Location;
import dev.turnstile.scenario.Scenario;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A data race as evidence: names and places instead of numbers. */
public final class RaceInWords {
    private RaceInWords() {}

    /**
     * Puts it into words.
     *
     * @param holder the field that holds the array, where the race is on an element of one; {@code null} if there is none
     */
    public static DataRace of(
            dev.turnstile.explore.DataRace race,
            Scenario scenario,
            IntFunction<StackTraceElement> places,
            @Nullable ArrayField holder) {
        RaceAccess first = access(race.first(), scenario, places);
        RaceAccess second = access(race.second(), scenario, places);
        return new DataRace(
                field(race.location(), holder),
                first,
                second,
                "No happens-before edge leads from the first access to the second: between them there is no unlock and lock of one lock, no "
                        + "volatile write and read of one field, no start or join of a thread.");
    }

    private static RaceAccess access(Side side, Scenario scenario, IntFunction<StackTraceElement> places) {
        StackTraceElement place = places.apply(side.site());
        return new RaceAccess(
                side.thread(),
                operation(side, scenario),
                side.writes() ? "writes" : "reads",
                side.mode().label(),
                UserCode.location(place));
    }

    private static String operation(Side side, Scenario scenario) {
        if (side.thread() >= scenario.threads()) return "(a thread that the subject started)";
        if (side.operation() < 0) return "(before or after the threads)";
        return scenario.parallel().get(side.thread()).get(side.operation()).toString();
    }

    private static String field(Location location, @Nullable ArrayField holder) {
        Object owner = location.owner();
        if (!(location.part() instanceof Integer index) || owner == null)
            return location.part().toString();
        if (holder != null) return holder.toString().replaceFirst("\\[]$", "[" + index + "]");
        Class<?> element = owner.getClass().getComponentType();
        return (element == null ? owner.getClass().getSimpleName() : element.getSimpleName() + "[]") + "[" + index
                + "]";
    }
}
