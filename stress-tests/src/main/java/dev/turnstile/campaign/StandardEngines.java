package dev.turnstile.campaign;

import java.util.List;

/** The engines that there are, each with the workers that it needs. */
public final class StandardEngines {
    private StandardEngines() {}

    /** All of them. */
    public static List<EngineLaunch> all() {
        return List.of();
    }
}
