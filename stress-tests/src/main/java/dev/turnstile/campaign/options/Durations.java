package dev.turnstile.campaign.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as people write them on a command line: {@code 90s}, {@code 10m}, {@code 1h30m}. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");

    private Durations() {}

    /**
     * Returns the time.
     *
     * @throws IllegalArgumentException if the text has another form, or is no time at all
     */
    static Duration parse(String text) {
        Matcher parts = FORM.matcher(text);
        Duration time = parts.matches()
                ? Duration.ofHours(number(parts, 1))
                        .plusMinutes(number(parts, 2))
                        .plusSeconds(number(parts, 3))
                : Duration.ZERO;
        if (time.isZero())
            throw new IllegalArgumentException(
                    "turnstile.budget=" + text + " is no time. Write it like 90s, 10m or 1h30m.");
        return time;
    }

    private static long number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }
}
