package dev.turnstile.evidence;

import java.util.List;

/**
 * One engine's answer for one subject.
 *
 * @param engine which engine
 * @param finding what it found
 * @param scenarios how many scenarios were run
 * @param executions how many runs of scenarios in all; up to the violation where there is one
 * @param millis wall-clock time
 * @param notes what else a reader should know: threads left behind, output that was cut
 */
public record EngineEvidence(
        EngineName engine, Finding finding, int scenarios, long executions, long millis, List<String> notes) {
    public EngineEvidence {
        notes = List.copyOf(notes);
    }
}
