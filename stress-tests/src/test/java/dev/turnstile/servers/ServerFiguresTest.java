package dev.turnstile.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.turnstile.evidence.Json;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerFiguresTest {
    private static final Path FORM = Path.of("../reports/src/main/resources/dev/turnstile/reports/servers/schema.json");

    @Test
    void figures_are_written_in_the_form_that_the_report_reads() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.mapper().readTree(Files.readString(FORM)));
        ObjectNode written = Json.mapper()
                .valueToTree(new ServerFigures(
                        SubjectEvidence.SCHEMA,
                        new Origin("servers", 0, "25.0.3", 2),
                        "2026-11-21T10:15:30Z",
                        100,
                        3,
                        List.of(new ServerFigures.Model("selector", 20, 40_001, 2, 400_000, 1_200_000, 18, 41 << 20))));

        assertThat(schema.validate(written)).isEmpty();
        assertThat(schema.validate(written.deepCopy().put("extra", 1))).isNotEmpty();
        assertThat(schema.validate(written.deepCopy().without("rounds"))).isNotEmpty();
    }
}
