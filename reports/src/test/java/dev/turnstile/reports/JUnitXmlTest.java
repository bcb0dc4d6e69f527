package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.junit.JUnitXml;
import dev.turnstile.spec.Level;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitXmlTest {
    @Test
    void a_failed_verdict_is_a_failure_and_missing_evidence_an_error() throws Exception {
        List<String> announced = new ArrayList<>(
                SampleEvidence.all().stream().map(SubjectEvidence::subject).toList());
        announced.add("a.b.Lost");
        Element suite = parse(JUnitXml.write(
                new CampaignEvidence(List.of(SampleEvidence.manifest(announced, false)), SampleEvidence.all())));
        assertThat(suite.getAttribute("tests")).isEqualTo("21");
        assertThat(suite.getAttribute("failures")).isEqualTo("4");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(named(suite, "failure")).hasSize(4);
        assertThat(named(suite, "error")).hasSize(1);
        assertThat(named(suite, "testcase"))
                .anySatisfy(test -> {
                    assertThat(test.getAttribute("classname")).isEqualTo(SampleEvidence.LOCKS);
                    assertThat(test.getAttribute("name")).isEqualTo("Philosophers");
                    assertThat(test.getTextContent())
                            .contains("jqwik: deadlock", "dine(0) | dine(1) | dine(2)", "replay");
                })
                .anySatisfy(test -> {
                    assertThat(test.getAttribute("name")).isEqualTo("CheckThenActTicketOffice");
                    assertThat(test.getElementsByTagName("failure").getLength()).isZero();
                });
    }

    @Test
    void what_is_not_installed_is_skipped_with_the_reason() throws Exception {
        SubjectEvidence missing = SampleEvidence.verdict(
                "MemcachedCache", SampleEvidence.LOCKS, null, Verdict.NOT_INSTALLED, "it was not checked");
        Element suite = parse(JUnitXml.write(SampleEvidence.campaign(List.of(missing))));
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(named(suite, "skipped").get(0).getAttribute("message")).isEqualTo("it was not checked");
    }

    @Test
    void characters_that_xml_cannot_hold_do_not_break_it() throws Exception {
        SubjectEvidence e = SampleEvidence.ring();
        SubjectEvidence odd = new SubjectEvidence(
                e.schema(),
                e.subject(),
                e.contract(),
                e.model(),
                null,
                null,
                e.verdict(),
                "answered \u0001 & \uD800 <",
                e.engines(),
                e.origin(),
                List.of());
        Element suite = parse(JUnitXml.write(SampleEvidence.campaign(List.of(odd))));
        assertThat(named(suite, "failure").get(0).getAttribute("message")).isEqualTo("answered \uFFFD & \uFFFD <");
    }

    @Test
    void the_output_of_a_proved_subject_says_its_level_and_what_lowered_it() throws Exception {
        assertThat(output(SampleEvidence.provedAt("Office", Level.MEMORY_MODEL)))
                .contains("lincheck: proved (memory model), 24 scenarios")
                .doesNotContain("lowered");
        assertThat(output(SampleEvidence.provedAt("Office", Level.SEQUENTIAL)))
                .contains("lincheck: proved (sequential), 24 scenarios")
                .contains("\n  lowered  a weak access mode at Office.java:12\n  lowered  the race on `<hash>`");
        assertThat(output(SampleEvidence.provedAt("Office", Level.BOUNDED))).contains("proved (≤ 2 preemptions)");
        Element exposed = parse(JUnitXml.write(SampleEvidence.campaign(List.of(SampleEvidence.checkThenAct()))));
        assertThat(named(exposed, "system-out")).isEmpty();
    }

    private static String output(SubjectEvidence proved) throws Exception {
        return named(parse(JUnitXml.write(SampleEvidence.campaign(List.of(proved)))), "system-out")
                .get(0)
                .getTextContent();
    }

    @Test
    void a_data_race_is_told_with_both_accesses() throws Exception {
        SubjectEvidence e = SampleEvidence.dataRace();
        SubjectEvidence refuted = new SubjectEvidence(
                e.schema(),
                e.subject(),
                e.contract(),
                e.model(),
                null,
                null,
                Verdict.REFUTED,
                e.reason(),
                e.engines(),
                e.origin(),
                List.of());
        Element suite = parse(JUnitXml.write(SampleEvidence.campaign(List.of(refuted))));
        assertThat(named(suite, "failure").get(0).getTextContent())
                .contains("lincheck: data race\n")
                .contains(
                        "race     on PlainFlag.<ready>: T0 in f1() writes it (plain access) at OppositeOrderLocks.java:12; "
                                + "T1 in f2() reads it (volatile access)\n           No unlock");
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> named(Element suite, String name) {
        NodeList found = suite.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) elements.add((Element) found.item(i));
        return elements;
    }
}
