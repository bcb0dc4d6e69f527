package dev.turnstile.junit;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests whose checks write their evidence to a directory of their own: in the build's own campaign the gate would find the wrong subjects of
 * the tests.
 */
public abstract class OwnEvidence {
    private static final String OPTION = "turnstile.evidence";

    /** Made anew for each class of tests. */
    @TempDir
    protected static Path evidence;

    @BeforeAll
    static void keepApart() {
        System.setProperty(OPTION, evidence.toString());
    }

    @AfterAll
    static void restoreOption() {
        System.clearProperty(OPTION);
    }
}
