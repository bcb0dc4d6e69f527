package dev.turnstile.engine.lincheck.search;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.lincheck.exploring.calls.FieldPart;
import dev.turnstile.engine.lincheck.run.Exploration;
import dev.turnstile.engine.lincheck.usercode.ArrayField;
import dev.turnstile.engine.lincheck.usercode.UserCode;
import dev.turnstile.explore.DataRace;
import dev.turnstile.jdk.JdkClasses;
import dev.turnstile.spec.BenignRace;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which data races are the subject's fault: not those inside java.util.concurrent, nor those that the subject declares as meant. */
final class RacesThatCount {
    private final Set<String> benign;

    RacesThatCount(Declaration subject) {
        this.benign = subject.benignRaces().stream().map(BenignRace::field).collect(Collectors.toSet());
    }

    /** The first one of the latest execution; {@code null} if there is none. */
    @Nullable
    DataRace first(Exploration exploration) {
        for (DataRace race : exploration.races()) {
            if (isInsideLibrary(exploration.place(race.first().site()))
                    && isInsideLibrary(exploration.place(race.second().site()))) continue;
            if (race.location().part() instanceof FieldPart field
                    && (benign.contains(field.name()) || benign.contains(field.toString()))
                    && UserCode.isUsers(field.declaringClass())) continue;
            if (isInBenignArray(race, exploration)) continue;
            return race;
        }
        return null;
    }

    private boolean isInBenignArray(DataRace race, Exploration exploration) {
        if (benign.stream().noneMatch(field -> field.endsWith("[]"))) return false;
        ArrayField field = holder(race, exploration);
        return field != null && (benign.contains(field.name()) || benign.contains(field.toString()));
    }

    /** The field that holds the array that a race of the latest execution is on; {@code null} if there is none, or it is on no array. */
    static @Nullable ArrayField holder(DataRace race, Exploration exploration) {
        Object owner = race.location().owner();
        if (owner == null || !owner.getClass().isArray()) return null;
        return ArrayField.of(
                owner,
                exploration.subject(),
                Stream.of(race.first(), race.second())
                        .map(side ->
                                exploration.place(side.site()).getClassName().replace('/', '.'))
                        .toList());
    }

    private static boolean isInsideLibrary(StackTraceElement place) {
        return JdkClasses.isConcurrent(place.getClassName());
    }
}
