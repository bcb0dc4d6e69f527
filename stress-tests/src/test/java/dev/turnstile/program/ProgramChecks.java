package dev.turnstile.program;

import dev.turnstile.junit.OwnEvidence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Tests that check programs. The other engines never apply to those, and JVMs that only say so take time to start. The quick profile explores
 * as much as the default one does, and waits half as long for a program that does not end.
 */
abstract class ProgramChecks extends OwnEvidence {
    private static final String ENGINES = "turnstile.engines";
    private static final String PROFILE = "turnstile.profile";

    @BeforeAll
    static void useTheOneThatAppliesQuickly() {
        System.setProperty(ENGINES, "lincheck");
        System.setProperty(PROFILE, "quick");
    }

    @AfterAll
    static void useAllAgain() {
        System.clearProperty(ENGINES);
        System.clearProperty(PROFILE);
    }
}
