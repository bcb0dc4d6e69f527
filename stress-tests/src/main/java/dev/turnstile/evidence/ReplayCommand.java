package dev.turnstile.evidence;

import org.jspecify.annotations.Nullable;

/**
 * The command that shows a counterexample again, with the tool that has found it.
 *
 * @param text the command for a shell, with {@value #TOKEN} where the counterexample's token goes
 */
public record ReplayCommand(String text) {
    /** Stands for the token of a counterexample. */
    public static final String TOKEN = "<token>";

    /** The option of a JVM. */
    public static final String OPTION = "-Dturnstile.replay=" + TOKEN;

    private static final ReplayCommand UNKNOWN = new ReplayCommand("mvn verify " + OPTION);

    /**
     * Returns the command of some evidence.
     *
     * @param origin where the evidence is from; if it names no command, Maven's is taken
     */
    public static ReplayCommand of(SubjectEvidence.Origin origin) {
        return orDefault(origin.replay());
    }

    /** Returns a command, or Maven's if there is none. */
    public static ReplayCommand orDefault(@Nullable String text) {
        return text == null ? UNKNOWN : new ReplayCommand(text);
    }

    /** Returns the command for a counterexample. */
    public String with(String token) {
        return text.replace(TOKEN, token);
    }
}
