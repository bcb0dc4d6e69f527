package dev.turnstile.program;

import dev.turnstile.junit.OwnEvidence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests that check programs. The other engines never apply to those, and JVMs that only say so take time to start. */
abstract class ProgramChecks extends OwnEvidence {
    private static final String OPTION = "turnstile.engines";

    @BeforeAll
    static void useTheOneThatApplies() {
        System.setProperty(OPTION, "lincheck");
    }

    @AfterAll
    static void useAllAgain() {
        System.clearProperty(OPTION);
    }
}
