package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.Counterexample.RaceAccess;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.sarif.Sarif;
import dev.turnstile.spec.Symptom;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SarifTest {
    private static final CampaignEvidence ALL = SampleEvidence.campaign(SampleEvidence.all());

    @Test
    void a_log_of_every_kind_of_evidence_fits_the_schema() throws IOException {
        assertThat(schema().validate(log(ALL))).isEmpty();
    }

    @Test
    void the_tool_tells_its_version() throws IOException {
        String version = run(ALL).at("/tool/driver/version").asText();
        assertThat(version).matches("\\d+\\.\\d+.*");
        assertThat(run(ALL).at("/tool/driver/semanticVersion").asText()).isEqualTo(version);
    }

    @Test
    void the_schema_refuses_a_result_without_a_message() throws IOException {
        JsonNode wrong = log(ALL);
        ((ObjectNode) wrong.at("/runs/0/results/0")).remove("message");
        assertThat(schema().validate(wrong)).isNotEmpty();
    }

    @Test
    void each_counterexample_is_a_result_of_a_rule_that_is_listed() throws IOException {
        JsonNode run = run(ALL);
        List<String> rules = texts(run.at("/tool/driver/rules"), "id");
        assertThat(rules).doesNotHaveDuplicates().hasSizeGreaterThan(Symptom.values().length);
        assertThat(run.at("/results"))
                .hasSize(counterexamples(ALL))
                .allSatisfy(
                        result -> assertThat(rules.get(result.path("ruleIndex").asInt()))
                                .isEqualTo(result.path("ruleId").asText()));
    }

    @Test
    void a_rule_is_the_declared_fault_or_else_the_symptom() throws IOException {
        assertThat(texts(run(declared()).at("/results"), "ruleId")).containsOnly("fault/oversell");
        assertThat(texts(run(refuted()).at("/results"), "ruleId")).containsOnly("symptom/wrong-answer");
    }

    @Test
    void only_a_declared_fault_is_suppressed_and_says_why() throws IOException {
        assertThat(run(declared()).at("/results"))
                .allSatisfy(result -> assertThat(
                                result.at("/suppressions/0/justification").asText())
                        .isNotEmpty());
        assertThat(run(refuted()).at("/results"))
                .allSatisfy(result -> assertThat(result.has("suppressions")).isFalse());
    }

    @Test
    void steps_stand_with_their_threads_and_keep_their_order() throws IOException {
        JsonNode result = withSteps(run(refuted()));
        List<Integer> order = new ArrayList<>();
        JsonNode flows = result.at("/codeFlows/0/threadFlows");
        assertThat(texts(flows, "id")).containsExactlyInAnyOrder("T0", "T1");
        flows.forEach(flow -> flow.path("locations")
                .forEach(step -> order.add(step.path("executionOrder").asInt())));
        assertThat(new HashSet<>(order)).hasSameSizeAs(order).contains(1, order.size());
        assertThat(flows.at("/0/locations/0/location/message/text").asText()).contains(": ");
    }

    @Test
    void a_result_stands_at_a_line_of_the_source_and_names_the_other_threads() throws IOException {
        JsonNode result = withSteps(run(refuted()));
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .endsWith("CheckThenActTicketOffice.java")
                .doesNotStartWith("/");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isGreaterThan(1);
        assertThat(result.at("/relatedLocations/0/message/text").asText()).matches("T\\d in .*");
    }

    @Test
    void a_data_race_names_the_other_access() throws IOException {
        JsonNode result =
                run(SampleEvidence.campaign(List.of(SampleEvidence.dataRace()))).at("/results/0");
        assertThat(result.at("/message/text").asText()).contains("PlainFlag.<ready>", "No unlock or volatile write");
        assertThat(result.at("/relatedLocations/0/message/text").asText()).contains("T0 in f1() writes it");
    }

    @Test
    void a_fingerprint_is_that_of_the_fault_and_not_of_the_run() {
        SubjectEvidence seen = SampleEvidence.dataRace();
        assertThat(fingerprints(log(SampleEvidence.campaign(List.of(otherRunOf(seen))))))
                .isEqualTo(fingerprints(log(SampleEvidence.campaign(List.of(seen)))));
        assertThat(fingerprints(log(ALL))).hasSize(counterexamples(ALL));
    }

    @Test
    void what_fails_without_a_counterexample_is_a_notification() throws IOException {
        SubjectEvidence unsure = SampleEvidence.verdict("Odd", "a.B", null, Verdict.INCONCLUSIVE, "out of time");
        JsonNode run = run(new CampaignEvidence(
                List.of(SampleEvidence.manifest(List.of(unsure.subject(), "a.Lost"), false)), List.of(unsure)));
        assertThat(run.at("/results")).isEmpty();
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(StreamSupport.stream(
                                run.at("/invocations/0/toolExecutionNotifications")
                                        .spliterator(),
                                false)
                        .map(notification -> notification.at("/message/text").asText()))
                .containsExactly("Odd is INCONCLUSIVE: out of time", "There is no evidence of a.Lost");
    }

    private static CampaignEvidence declared() {
        return SampleEvidence.campaign(List.of(SampleEvidence.checkThenAct()));
    }

    private static CampaignEvidence refuted() {
        return SampleEvidence.campaign(
                List.of(SampleEvidence.claimingToBeRight(SampleEvidence.checkThenAct(), Verdict.REFUTED, "too much")));
    }

    /** The same race in another scenario, at other lines. */
    private static SubjectEvidence otherRunOf(SubjectEvidence seen) {
        EngineEvidence engine = seen.engines().get(0);
        Counterexample found = ((Finding.Violated) engine.finding()).counterexample();
        RaceAccess moved = new RaceAccess(1, "f2()", "reads", "plain", "OppositeOrderLocks.java:21");
        DataRace race = Objects.requireNonNull(found.race());
        Counterexample other = new Counterexample(
                        Symptom.DATA_RACE,
                        "f2(); f1() | f2()",
                        "f2(): 2; f1(): 1 | f2(): 2",
                        found.threads(),
                        found.explanation(),
                        found.left(),
                        found.interleaving(),
                        null,
                        List.of(),
                        null,
                        found.replay())
                .withRace(new DataRace(race.field(), race.first(), moved, race.missing()));
        return SampleEvidence.withEngines(
                seen, List.of(new EngineEvidence(engine.engine(), new Finding.Violated(other), 9, 9, 9, List.of())));
    }

    private static JsonNode withSteps(JsonNode run) {
        for (JsonNode result : run.at("/results")) if (result.has("codeFlows")) return result;
        throw new AssertionError("no result has steps");
    }

    private static int counterexamples(CampaignEvidence campaign) {
        return texts(log(campaign).at("/runs/0/results"), "ruleId").size();
    }

    private static Set<String> fingerprints(JsonNode log) {
        Set<String> found = new HashSet<>();
        log.at("/runs/0/results")
                .forEach(result -> found.add(
                        result.at("/partialFingerprints/turnstile~1v1").asText()));
        return found;
    }

    private static List<String> texts(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(name).asText())
                .toList();
    }

    private static JsonNode run(CampaignEvidence campaign) throws IOException {
        return log(campaign).at("/runs/0");
    }

    private static JsonNode log(CampaignEvidence campaign) {
        try {
            return new ObjectMapper().readTree(Sarif.write(campaign));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Schema schema() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                SarifTest.class.getClassLoader().getResourceAsStream("schema/sarif-schema-2.1.0.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new ObjectMapper().readTree(file));
        }
    }
}
