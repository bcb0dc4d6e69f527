package dev.turnstile.junit;

import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The verdict on a subject. The evidence directory has all that was found.
 *
 * @param subject the binary name of its class
 * @param verdict the verdict
 * @param level the level of the proof; empty if the verdict is not PROVED
 * @param passes whether the gate lets it through
 * @param reason the verdict in one sentence
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SubjectResult(String subject, Verdict verdict, Optional<Level> level, boolean passes, String reason) {}
