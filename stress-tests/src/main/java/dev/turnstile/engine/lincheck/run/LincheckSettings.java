package dev.turnstile.engine.lincheck.run;

import dev.turnstile.engine.lincheck.exploring.loops.Endlessness;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategySettings;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/** The settings that Lincheck wants for a strategy. */
final class LincheckSettings {
    private LincheckSettings() {}

    /** The settings for a subject. Lincheck's bounds count in runs that are watched, and should end no others than without. */
    static ManagedStrategySettings of(Class<?> subject) {
        return new ModelCheckingOptions()
                .loopBound(Endlessness.MOST_ROUNDS)
                .recursionBound(Endlessness.MOST_CALLS)
                .createTestConfigurations(subject)
                .createSettings$lincheck();
    }
}
