package dev.turnstile.evidence;

import java.util.Locale;

/** Numbers with nouns, as people write them: "1 run", "1,234 runs". The one home of plural forms. */
public final class Counted {
    private Counted() {}

    /** Returns the number with separators: "1,234,567". */
    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Returns the number with its noun, which gets an s unless there is one of it: "1 run", "1,234 runs". */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /**
     * Returns the number with the text for one or for several: "1 thread is stuck", "2 threads are stuck".
     *
     * @param one follows the number 1
     * @param several follows any other number
     */
    public static String of(long count, String one, String several) {
        return number(count) + " " + (count == 1 ? one : several);
    }
}
