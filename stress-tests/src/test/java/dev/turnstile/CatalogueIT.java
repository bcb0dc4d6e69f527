package dev.turnstile;

import dev.turnstile.junit.Turnstile;
import dev.turnstile.subjects.tickets.CheckThenActTicketOffice;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The campaign over the catalogue: every subject of its module, in whatever package, under every engine. */
class CatalogueIT {
    @TestFactory
    Stream<DynamicNode> catalogue() {
        return Turnstile.campaignBeside(CheckThenActTicketOffice.class);
    }
}
