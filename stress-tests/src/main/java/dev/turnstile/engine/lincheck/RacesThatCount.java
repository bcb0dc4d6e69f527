package dev.turnstile.engine.lincheck;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.lincheck.exploring.FieldPart;
import dev.turnstile.explore.DataRace;
import dev.turnstile.spec.BenignRace;
import java.util.Set;
import java.util.stream.Collectors;
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
            return race;
        }
        return null;
    }

    private static boolean isInsideLibrary(StackTraceElement place) {
        return place.getClassName().replace('/', '.').startsWith("java.util.concurrent.");
    }
}
