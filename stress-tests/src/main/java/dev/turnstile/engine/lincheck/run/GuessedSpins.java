package dev.turnstile.engine.lincheck.run;

import dev.turnstile.explore.Explorer;
import dev.turnstile.jdk.JdkClasses;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The loops that were guessed to wait, since some of their rounds were equal. They may count their rounds, and then the guess is wrong.
 *
 * @param places where they are in the code
 */
record GuessedSpins(List<StackTraceElement> places) {
    GuessedSpins {
        places = List.copyOf(places);
    }

    /** The guessed spins of an exploration so far, found by the numbers of their sites. */
    static GuessedSpins of(Explorer explorer, IntFunction<StackTraceElement> places) {
        return new GuessedSpins(
                explorer.guessedSpins().stream().map(places::apply).toList());
    }

    /** Whether one of them is the user's. Those of the JDK are trusted: they count rounds only to decide when to park. */
    boolean anyOfTheUser() {
        return places.stream().anyMatch(place -> !JdkClasses.isInJdk(place));
    }

    /** Returns a noun phrase for each that is trusted. */
    List<String> trusted() {
        return places.stream()
                .filter(JdkClasses::isInJdk)
                .map(place -> "a loop of the JDK that was guessed to wait, since some of its rounds were equal, at "
                        + place.getFileName() + ":" + place.getLineNumber())
                .toList();
    }
}
