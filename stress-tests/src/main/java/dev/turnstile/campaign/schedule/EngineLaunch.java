package dev.turnstile.campaign.schedule;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.worker.WorkerKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** How an engine's work on one subject is given to workers. */
public interface EngineLaunch {
    /** The engine. */
    EngineName name();

    /**
     * Returns whether this engine may run in the background: its result does not depend on its speed. The others come after those that run in
     * the background.
     */
    boolean inBackground();

    /** Whether it needs all processors to itself for a subject, but for what is in the background; one otherwise. */
    boolean alone(Declaration subject);

    /** The worker that does what can be done beforehand, side by side with others; empty if there is nothing. */
    default Optional<WorkerKind> preparation() {
        return Optional.empty();
    }

    /** The workers for the parts of the work on a subject, in order; a part may be left out when one before it found a violation. */
    List<WorkerKind> parts(Declaration subject, CampaignOptions options);

    /** The parts' evidence as one. */
    EngineEvidence merge(List<EngineEvidence> parts);

    /** Returns the launch of an engine that has one kind of worker for all subjects. */
    static EngineLaunch single(WorkerKind worker, Predicate<Declaration> alone) {
        return single(worker.engine(), worker.yielding(), subject -> worker, alone);
    }

    /**
     * Returns the launch of an engine whose work on a subject one worker does.
     *
     * @param worker which one, by the subject; all of them yield, or none does
     */
    static EngineLaunch single(
            EngineName name,
            boolean inBackground,
            Function<Declaration, WorkerKind> worker,
            Predicate<Declaration> alone) {
        return new EngineLaunch() {
            @Override
            public EngineName name() {
                return name;
            }

            @Override
            public boolean inBackground() {
                return inBackground;
            }

            @Override
            public boolean alone(Declaration subject) {
                return alone.test(subject);
            }

            @Override
            public List<WorkerKind> parts(Declaration subject, CampaignOptions options) {
                return List.of(worker.apply(subject));
            }

            @Override
            public EngineEvidence merge(List<EngineEvidence> parts) {
                return parts.get(0);
            }
        };
    }
}
