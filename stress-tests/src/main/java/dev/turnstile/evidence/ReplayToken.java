package dev.turnstile.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Everything needed to show a counterexample again, as one word that needs no quoting in a shell. A checksum tells a token that was cut
 * off or changed by accident. It is no signature: whoever may start a build may also make a token.
 *
 * @param engine the engine that found it
 * @param subject the subject's binary name
 * @param scenario the scenario's text form
 * @param seed the campaign's seed
 * @param detail what else the engine needs: Lincheck's version and the invocation's index; jqwik's kind of threads
 */
public record ReplayToken(EngineName engine, String subject, String scenario, long seed, String detail) {
    private static final String SEPARATOR = "\n";

    /** The form of tokens. Changes whenever a part is added, or comes to mean something else. */
    private static final String FORM = "2";

    private static final int PARTS = 7;

    /** More than a command line takes on most systems. */
    private static final int LONGEST = 1 << 18;

    private static final int LONGEST_SHOWN = 100;

    /**
     * Reads a token.
     *
     * @throws IllegalArgumentException if the text is no token
     */
    public static ReplayToken parse(String token) {
        try {
            if (token.length() > LONGEST) throw new IllegalArgumentException("it is too long");
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(SEPARATOR, -1));
            requireThisForm(parts);
            if (parts.size() != PARTS
                    || !checksum(text.substring(0, text.lastIndexOf(SEPARATOR))).equals(parts.get(6)))
                throw new IllegalArgumentException("some of it is missing or was changed");
            return new ReplayToken(
                    EngineName.valueOf(parts.get(1)),
                    Strict.binaryName(parts.get(2)),
                    parts.get(3),
                    Long.parseLong(parts.get(4)),
                    parts.get(5));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a replay token: " + shown(token) + " (" + e.getMessage() + "). Copy it whole from the report.",
                    e);
        }
    }

    /** The first form had no number, and began with an engine. */
    private static void requireThisForm(List<String> parts) {
        boolean isFirst =
                Arrays.stream(EngineName.values()).map(EngineName::name).anyMatch(parts.get(0)::equals);
        boolean isLater = parts.get(0).matches("[0-9]{1,9}") && !parts.get(0).equals(FORM);
        if (isFirst || isLater)
            throw new IllegalArgumentException("another version of Turnstile made it, in form "
                    + (isFirst ? "1" : parts.get(0)) + ", and this one reads form " + FORM
                    + "; check the subject again, and take the token from the new report");
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static String shown(String token) {
        String line = Printable.line(token);
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The token. */
    @Override
    public String toString() {
        String parts = String.join(SEPARATOR, FORM, engine.name(), subject, scenario, Long.toString(seed), detail);
        String text = parts + SEPARATOR + checksum(parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
