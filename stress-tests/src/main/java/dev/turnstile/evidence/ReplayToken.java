package dev.turnstile.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Everything needed to show a counterexample again, as one word that needs no quoting in a shell.
 *
 * @param engine the engine that found it
 * @param subject the subject's binary name
 * @param scenario the scenario's text form
 * @param seed the campaign's seed
 * @param detail what else the engine needs: Lincheck's version and the invocation's index; jqwik's kind of threads
 */
public record ReplayToken(EngineName engine, String subject, String scenario, long seed, String detail) {
    private static final String SEPARATOR = "\n";

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
            if (parts.size() != 5) throw new IllegalArgumentException("it has " + parts.size() + " parts instead of 5");
            return new ReplayToken(
                    EngineName.valueOf(parts.get(0)),
                    Strict.binaryName(parts.get(1)),
                    parts.get(2),
                    Long.parseLong(parts.get(3)),
                    parts.get(4));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a replay token: " + shown(token) + " (" + e.getMessage() + "). Copy it whole from the report.",
                    e);
        }
    }

    private static String shown(String token) {
        String line = Printable.line(token);
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The token. */
    @Override
    public String toString() {
        String text = String.join(SEPARATOR, engine.name(), subject, scenario, Long.toString(seed), detail);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
