package dev.turnstile;

import dev.turnstile.junit.Turnstile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The campaign over the catalogue: every subject under every engine. */
class CatalogueIT {
    @TestFactory
    Stream<DynamicNode> catalogue() {
        return Turnstile.campaign("dev.turnstile.subjects");
    }
}
