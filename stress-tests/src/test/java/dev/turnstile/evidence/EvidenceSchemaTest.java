package dev.turnstile.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.turnstile.evidence.MutantEvidence.Fate;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Symptom;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvidenceSchemaTest {
    private static Schema schema;
    private static JsonNode text;

    @BeforeAll
    static void readSchema() throws IOException {
        try (InputStream in = SubjectEvidence.class.getResourceAsStream("schema.json")) {
            text = Json.mapper().readTree(in);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    @Test
    void every_field_that_is_written_is_documented() {
        assertThat(errors(EvidenceExamples.full("demo.A"))).isEmpty();
        assertThat(errors(EvidenceExamples.bare("demo.B"))).isEmpty();
        assertThat(errors(EvidenceExamples.fixed("demo.C", Remedy.NO_CIRCULAR_WAIT)))
                .isEmpty();
        assertThat(errors(EvidenceExamples.bare("demo.D").with(EvidenceExamples.mutation(2))))
                .isEmpty();
        assertThat(errors(EvidenceExamples.bare("demo.E").with(MutationEvidence.none("its threads are processes"))))
                .isEmpty();
        assertThat(errors(EvidenceExamples.manifest("demo.A"))).isEmpty();
    }

    @Test
    void what_the_form_does_not_have_is_found() {
        ObjectNode evidence = Json.mapper().valueToTree(EvidenceExamples.full("demo.A"));
        assertThat(schema.validate(evidence)).isEmpty();

        assertThat(schema.validate(evidence.deepCopy().put("extra", 1))).isNotEmpty();
        assertThat(schema.validate(evidence.deepCopy().put("schema", 2))).isNotEmpty();
        assertThat(schema.validate(evidence.deepCopy().put("verdict", "FINE"))).isNotEmpty();
        assertThat(schema.validate(evidence.deepCopy().without("reason"))).isNotEmpty();
        ObjectNode typo = evidence.deepCopy();
        ((ObjectNode) typo.at("/engines/0/finding/counterexample")).put("replays", "x");
        assertThat(schema.validate(typo)).isNotEmpty();
    }

    @Test
    void a_mutant_has_a_known_fate_and_all_that_is_known_of_it() {
        ObjectNode evidence =
                Json.mapper().valueToTree(EvidenceExamples.bare("demo.A").with(EvidenceExamples.mutation(0)));
        assertThat(schema.validate(evidence)).isEmpty();

        for (String wrong : List.of("fate", "change", "line", "operator")) {
            ObjectNode changed = evidence.deepCopy();
            ((ObjectNode) changed.at("/mutation/mutants/0")).remove(wrong);
            assertThat(schema.validate(changed)).as("without %s", wrong).isNotEmpty();
        }
        ObjectNode unknown = evidence.deepCopy();
        ((ObjectNode) unknown.at("/mutation/mutants/0")).put("fate", "LOST");
        assertThat(schema.validate(unknown)).isNotEmpty();
        ObjectNode extra = evidence.deepCopy();
        ((ObjectNode) extra.get("mutation")).put("score", 1);
        assertThat(schema.validate(extra)).isNotEmpty();
    }

    @Test
    void what_carries_a_fault_is_no_example_of_a_remedy() {
        ObjectNode evidence = Json.mapper().valueToTree(EvidenceExamples.full("demo.A"));
        evidence.put("remedy", Remedy.PREEMPTION.name());

        assertThat(schema.validate(evidence)).isNotEmpty();
        assertThat(schema.validate(evidence.without("declaredFault"))).isEmpty();
    }

    @Test
    void a_proof_states_a_level_that_fits_its_bound() {
        ObjectNode evidence = Json.mapper().valueToTree(EvidenceExamples.full("demo.A"));
        int memoryModel = 2;
        int bounded = 4;
        assertThat(schema.validate(withBound(evidence, memoryModel, b -> b.without("level"))))
                .isNotEmpty();
        assertThat(schema.validate(withBound(evidence, memoryModel, b -> b.put("level", "ABSOLUTE"))))
                .isNotEmpty();
        assertThat(schema.validate(withBound(evidence, memoryModel, b -> b.put("level", "SEQUENTIAL"))))
                .isEmpty();
        assertThat(schema.validate(withBound(evidence, memoryModel, b -> b.put("preemptions", 2))))
                .isNotEmpty();
        assertThat(schema.validate(withBound(evidence, bounded, b -> b.without("preemptions"))))
                .isNotEmpty();
        assertThat(schema.validate(withBound(evidence, bounded, b -> b.put("preemptions", 3))))
                .isEmpty();
    }

    private static ObjectNode withBound(ObjectNode evidence, int engine, Consumer<ObjectNode> change) {
        ObjectNode changed = evidence.deepCopy();
        ObjectNode finding = (ObjectNode) changed.at("/engines/" + engine + "/finding");
        change.accept((ObjectNode) finding.get("bound"));
        return changed;
    }

    @Test
    void every_name_that_may_occur_is_listed() {
        assertThat(listed("/$defs/subjectEvidence/properties/verdict/enum"))
                .containsExactlyElementsOf(names(Verdict.values()));
        assertThat(listed("/$defs/mutant/properties/fate/enum")).containsExactlyElementsOf(names(Fate.values()));
        assertThat(listed("/$defs/remedy/enum")).containsExactlyElementsOf(names(Remedy.values()));
        assertThat(listed("/$defs/counterexample/properties/symptom/enum"))
                .containsExactlyElementsOf(names(Symptom.values()));
        assertThat(listed("/$defs/bound/properties/level/enum")).containsExactlyElementsOf(names(Level.values()));
        assertThat(listed("/$defs/engineName/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EngineName.values()).map(EngineName::id).toList());
    }

    private static List<Error> errors(Object value) {
        return schema.validate(Json.mapper().valueToTree(value));
    }

    private static List<String> listed(String path) {
        return text.at(path).valueStream().map(JsonNode::asText).toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
