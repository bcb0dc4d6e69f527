package dev.turnstile.campaign.schedule;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.worker.WorkerKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An engine whose workers know one more directory of classes.
 *
 * @param engine the engine
 * @param classes the directory
 * @param jvmArguments further arguments of their JVMs; mostly none
 */
public record LaunchWithClasses(EngineLaunch engine, Path classes, List<String> jvmArguments) implements EngineLaunch {
    public LaunchWithClasses {
        jvmArguments = List.copyOf(jvmArguments);
    }

    /** Returns the standard engines, each with these classes and arguments. */
    public static List<EngineLaunch> all(Path classes, List<String> jvmArguments) {
        return StandardEngines.all().stream()
                .<EngineLaunch>map(engine -> new LaunchWithClasses(engine, classes, jvmArguments))
                .toList();
    }

    @Override
    public EngineName name() {
        return engine.name();
    }

    @Override
    public boolean inBackground() {
        return engine.inBackground();
    }

    @Override
    public boolean alone(Declaration subject) {
        return engine.alone(subject);
    }

    @Override
    public Optional<WorkerKind> preparation() {
        return engine.preparation().map(this::extended);
    }

    @Override
    public List<WorkerKind> parts(Declaration subject, CampaignOptions options) {
        return engine.parts(subject, options).stream().map(this::extended).toList();
    }

    private WorkerKind extended(WorkerKind kind) {
        return kind.knowing(classes).with(jvmArguments);
    }

    @Override
    public EngineEvidence merge(List<EngineEvidence> parts) {
        return engine.merge(parts);
    }
}
