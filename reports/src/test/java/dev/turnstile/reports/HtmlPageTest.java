package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.DeclaredFault;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.page.Glossary;
import dev.turnstile.reports.page.HtmlPage;
import dev.turnstile.spec.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtmlPageTest {
    private static final Path SAMPLE = Path.of("target/sample/index.html");

    private static String html;
    private static Document page;

    @BeforeAll
    static void writeTheSample() throws IOException {
        html = HtmlPage.write(SampleEvidence.campaign(SampleEvidence.all()));
        Files.createDirectories(SAMPLE.getParent());
        Files.writeString(SAMPLE, html); // to look at
        page = Jsoup.parse(html);
    }

    @Test
    void theTopSaysWhatTheGateSaysAndWhatWasRun() {
        assertThat(page.selectFirst("h1").text())
                .contains("FAILED", "20 subjects", "6 exposed", "7 proved (1 memory model, 5 sequential, 1 bounded)");
        assertThat(page.select(".failures li").eachText())
                .hasSize(4)
                .anyMatch(t -> t.startsWith("Philosophers REFUTED"));
        assertThat(page.select(".facts dt").eachText())
                .contains("Profile", "Seed", "JDK", "Processors", "Started", "Engine time");
    }

    @Test
    void theMatrixHasARowForEachSubjectAndACellForEachEngine() {
        for (SubjectEvidence subject : SampleEvidence.all()) {
            Element row = page.selectFirst(".matrix tr[data-for=" + subject.simpleName() + "]");
            assertThat(row.select(".verdict").text())
                    .isEqualTo(subject.verdict().name());
            assertThat(row.select("td.cell, td:contains(not asked)")).hasSize(3);
        }
        assertThat(page.select("tr[data-for=CheckThenActTicketOffice] td.cell").eachText())
                .containsExactly(
                        "✗ wrong answer 14 runs, 0.24 s",
                        "✗ wrong answer 1,234,567 runs, 0.31 s",
                        "✗ wrong answer 431 runs, 0.62 s");
        assertThat(page.select("tr[data-for=MutexTicketOffice] td.cell").eachText())
                .satisfiesExactly(
                        exhausted -> assertThat(exhausted).startsWith("■ proved (memory model)"),
                        survived -> assertThat(survived).startsWith("○ nothing found"),
                        survived -> assertThat(survived).startsWith("○ nothing found"));
        assertThat(page.select("tr[data-for=CasTicketOffice] td.cell").eachText())
                .satisfiesExactly(
                        inconclusive -> assertThat(inconclusive).startsWith("? inconclusive"),
                        notApplicable -> assertThat(notApplicable).isEqualTo("– not applicable"),
                        survived -> assertThat(survived).startsWith("○ nothing found"));
    }

    @Test
    void theColourOfAFindingDependsOnWhatWasDeclared() {
        assertThat(page.select("tr[data-for=CheckThenActTicketOffice] td.exposed"))
                .hasSize(3);
        assertThat(page.select("tr[data-for=TimeoutLocks] td.odd")).hasSize(1);
        assertThat(page.select("tr[data-for=Philosophers] td.refuted")).hasSize(1);
    }

    @Test
    void everyContractHasASectionWithItsModelAndSubjects() {
        Element section = page.getElementById("contract-" + SampleEvidence.TICKETS);
        assertThat(section.selectFirst("h2").text()).isEqualTo("TicketOffice");
        assertThat(section.selectFirst(".about").text()).contains(SampleEvidence.TICKETS + "Model");
        assertThat(section.select("details.subject")).hasSize(5);
    }

    @Test
    void everySubjectSaysItsVerdictAndReason() {
        for (SubjectEvidence subject : SampleEvidence.all()) {
            Element summary = subject(subject.simpleName()).selectFirst("summary");
            assertThat(summary.text())
                    .contains(subject.simpleName(), subject.verdict().name());
            assertThat(summary.selectFirst(".reason").wholeText()).isEqualToIgnoringCase(subject.reason());
        }
    }

    @Test
    void failingSubjectsAreOpenAndOthersAreNot() {
        assertThat(subject("Philosophers").hasAttr("open")).isTrue();
        assertThat(subject("CheckThenActTicketOffice").hasAttr("open")).isFalse();
    }

    @Test
    void aDeclaredFaultIsExplained() {
        assertThat(subject("CheckThenActTicketOffice").selectFirst(".fault").text())
                .contains(SampleFaults.OVERSELL.meaning(), "the check and the act are two steps", "MutexTicketOffice");
    }

    @Test
    void theScenarioIsShownWithItsAnswers() {
        Element program = subject("SingleNotifyQueue").selectFirst(".program");
        assertThat(program.select("thead th").eachText()).containsExactly("T0", "T1", "T2");
        assertThat(program.select("tbody tr").eachText())
                .containsExactly(
                        "first put(1)", "take() → 1 take() never returns offer(3) → true", "put(2)", "last size() → 2");
    }

    @Test
    void timesAreDrawnAsLanesWhereTheyWereRecorded() {
        Elements lanes = subject("SingleNotifyQueue").select(".lane");
        assertThat(lanes).hasSize(3);
        assertThat(lanes.get(1).selectFirst(".bar").className()).contains("open");
        assertThat(engine("CheckThenActTicketOffice", "lincheck").select(".lane"))
                .isEmpty();
    }

    @Test
    void theInterleavingHasALaneForEachThread() {
        Element lanes = engine("CheckThenActTicketOffice", "lincheck").selectFirst(".lanes");
        assertThat(lanes.select("thead th[class]").eachText()).containsExactly("T0", "T1");
        Elements rows = lanes.select("tbody tr");
        assertThat(rows).hasSize(14);
        assertThat(rows.get(1).select("td").get(0).text())
                .isEqualTo("read remaining → 1 CheckThenActTicketOffice.java:18");
        assertThat(rows.get(4).select("td").get(1).text())
                .isEqualTo("read remaining → 1 CheckThenActTicketOffice.java:18");
        // T0 is inside buy() while T1 runs; T1 is outside once it has returned.
        assertThat(rows.get(6).select("td").get(0).className()).contains("in");
        assertThat(rows.get(9).select("td").get(1).className()).doesNotContain("in");
        assertThat(lanes.select(".op").eachText()).containsExactly("buy()", "buy()", "remaining()");
    }

    @Test
    void theExplanationShowsTheLongestOrderAndTheDeadEnds() {
        Element why = engine("CheckThenActTicketOffice", "lincheck").selectFirst(".why");
        assertThat(why.select(".order li").eachText()).containsExactly("T0 buy(): true");
        assertThat(why.select(".dead-ends li").eachText())
                .containsExactly("T1 buy() answered true, but here the model answers false");
    }

    @Test
    void aDeadlockIsDrawnAsACircleWithItsFourConditions() {
        Element hang = engine("OppositeOrderLocks", "lincheck");
        Element drawing = hang.selectFirst("svg.cycle");
        assertThat(drawing.select("rect.thread")).hasSize(2);
        assertThat(drawing.select("rect.resource")).hasSize(2);
        assertThat(drawing.select("text").eachText())
                .containsSubsequence(
                        "waits for", "OppositeOrderLocks.java:13", "is held by", "OppositeOrderLocks.java:21")
                .containsSubsequence(
                        "waits for", "OppositeOrderLocks.java:22", "is held by", "OppositeOrderLocks.java:12");
        assertThat(hang.select(".coffman dt").eachText())
                .containsExactly("Mutual exclusion", "Hold and wait", "No preemption", "Circular wait");
        assertThat(subject("SelfRelock").select("svg rect.thread")).hasSize(1);
        assertThat(subject("Philosophers").select("svg rect.thread")).hasSize(3);
        assertThat(subject("SingleNotifyQueue").select("svg")).isEmpty();
        assertThat(subject("SingleNotifyQueue").select(".waiting li").first().text())
                .contains("T1 in take()", "SingleNotifyQueue.java:28");
    }

    @Test
    void underEachConditionOfADeadlockStandTheSubjectsThatEscapeByBreakingIt() {
        Element deadlock = engine("OppositeOrderLocks", "lincheck");
        assertThat(deadlock.select(".coffman > div").eachText())
                .satisfiesExactly(
                        mutualExclusion -> assertThat(mutualExclusion).endsWith(". Avoided in CasTransfers PROVED"),
                        holdAndWait -> assertThat(holdAndWait).doesNotContain("Avoided in"),
                        noPreemption ->
                                assertThat(noPreemption).endsWith(". Avoided in BackoffLocks CLEAN TryLocks PROVED"),
                        circularWait -> assertThat(circularWait)
                                .as("one of the same contract is nearer than LockInIdOrder")
                                .endsWith(". Avoided in OrderedLocks PROVED"));
        assertThat(deadlock.select("p.way-out").text()).contains("banker").endsWith("Examples: BankerLocks PROVED");
        assertThat(page.select(".way-out a"))
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(page.getElementById(link.attr("href").substring(1)))
                                .isEqualTo(subject(link.text())));
    }

    @Test
    void ofWaysOutWithOneNameEachHasItsOwnLink() {
        Document two = pageOf(
                SampleEvidence.deadlock(),
                SampleEvidence.wayOut("a.Ordered", SampleEvidence.LOCKS, Remedy.NO_CIRCULAR_WAIT, Verdict.PROVED),
                SampleEvidence.wayOut("b.Ordered", SampleEvidence.LOCKS, Remedy.NO_CIRCULAR_WAIT, Verdict.CLEAN));
        assertThat(two.select(".way-out a").eachAttr("href"))
                .containsExactly("#Ordered", "#dev.turnstile.subjects.b.Ordered")
                .allSatisfy(link ->
                        assertThat(two.getElementById(link.substring(1))).isNotNull());
    }

    @Test
    void withoutAWayOutInTheCampaignADeadlockPointsToNone() {
        Document alone = pageOf(SampleEvidence.deadlock(), SampleEvidence.fixedTickets(Verdict.PROVED));
        assertThat(alone.select(".coffman dd")).hasSize(4);
        assertThat(alone.select(".way-out, .example, .remedy")).isEmpty();
    }

    @Test
    void whatIsDeadlockedItselfIsNoWayOut() {
        Document refuted = pageOf(SampleEvidence.with(Remedy.NO_CIRCULAR_WAIT, SampleEvidence.ring()));
        assertThat(refuted.select(".coffman dd")).hasSize(4);
        assertThat(refuted.select(".way-out")).isEmpty();
    }

    @Test
    void aWayOutSaysWhichConditionItBreaks() {
        Element remedy = subject("BackoffLocks").selectFirst(".remedy");
        assertThat(remedy.text()).isEqualTo("A way out of deadlock: " + Glossary.explain(Remedy.PREEMPTION));
        assertThat(remedy.select("a")).isEmpty();
        assertThat(page.select(".remedy")).hasSameSizeAs(SampleEvidence.waysOut());
    }

    @ParameterizedTest
    @EnumSource(Remedy.class)
    void everyWayOutIsToldInOneSentence(Remedy remedy) {
        assertThat(Glossary.explain(remedy)).startsWith("it breaks ").matches("[^.]+[.]");
    }

    @Test
    void outcomesAreCountedAndMarked() {
        Elements rows = engine("CheckThenActTicketOffice", "jcstress").select(".outcomes tbody tr");
        assertThat(rows.eachText())
                .containsExactly(
                        "true, false 702,113 57 % ✓ legal",
                        "false, true 520,004 42 % ✓ legal", "true, true 12,450 1.0 % ✗ no order explains it");
        assertThat(rows.last().className()).isEqualTo("illegal");
    }

    @Test
    void aProofSaysItsBoundInWords() {
        assertThat(engine("MutexTicketOffice", "lincheck").text())
                .contains(
                        "It ran every schedule of 24 scenarios (2 threads with up to 3 operations each): 12,345 executions")
                .contains("Level: memory model.", "It says nothing about larger scenarios or more threads.");
    }

    @Test
    void everyCounterexampleHasItsReplayCommand() {
        for (Element violated : page.select("details.engine:has(.program)")) {
            assertThat(violated.select(".replay code").text()).matches("mvn verify -Dturnstile\\.replay=[\\w-]+");
            assertThat(violated.select(".replay button").text()).isEqualTo("Copy");
        }
    }

    @Test
    void theSourceStandsBesideItsTwinsAndLinesOfTheRunAreMarked() {
        Element source = page.getElementById("OppositeOrderLocks-source");
        assertThat(source.select("thead th[scope]").eachText())
                .containsExactly("OppositeOrderLocks.java", "OrderedLocks.java");
        assertThat(source.select("td.v").eachText()).containsExactly("12", "13", "21", "22");
        assertThat(source.select("tr.d").eachText()).contains("21 b.lock();");
        Element link = engine("OppositeOrderLocks", "lincheck").selectFirst("a.at");
        assertThat(link.text()).isEqualTo("OppositeOrderLocks.java:12");
        assertThat(page.getElementById(link.attr("href").substring(1)).text()).isEqualTo("12");
        assertThat(page.getElementById("MutexTicketOffice-source").select("thead th[scope]"))
                .hasSize(1);
    }

    @Test
    void whatDiffersFromTheFixedTwinComesBeforeAllThatWasFound() {
        Element difference = page.getElementById("OppositeOrderLocks-difference");
        assertThat(difference.nextElementSiblings().select("details.engine")).isNotEmpty();
        assertThat(difference.previousElementSiblings().select("details.engine"))
                .isEmpty();
        assertThat(difference.select("thead th[scope]").eachText())
                .containsExactly("OppositeOrderLocks", "OrderedLocks");
        assertThat(difference.select("tr.d").eachText()).contains("21 b.lock();");
        assertThat(difference.select("tbody tr")).hasSizeLessThan(12);
        assertThat(page.getElementById("MutexTicketOffice-difference")).isNull();
    }

    @Test
    void aRemedyByAnotherAlgorithmIsNamedAndNotCompared() {
        SubjectEvidence racy = SampleEvidence.checkThenAct();
        DeclaredFault twin = racy.declaredFault();
        DeclaredFault see = new DeclaredFault(twin.kind(), twin.because(), null, twin.fixedBy());
        Element shown = pageOf(new SubjectEvidence(
                        racy.schema(),
                        racy.subject(),
                        racy.contract(),
                        racy.model(),
                        see,
                        racy.remedy(),
                        racy.verdict(),
                        racy.reason(),
                        racy.engines(),
                        racy.origin(),
                        racy.sources().subList(0, 1)))
                .selectFirst("details.subject");
        assertThat(shown.select(".fault").text())
                .contains("Another algorithm is right: MutexTicketOffice.")
                .doesNotContain("Fixed in");
        assertThat(shown.select(".difference")).isEmpty();
    }

    @Test
    void aStatementThatALockNowEnclosesDoesNotCountAsDifferent() {
        Elements same = page.getElementById("CheckThenActTicketOffice-source").select("tbody tr:not(.d)");
        assertThat(same.eachText())
                .anyMatch(row -> row.matches(
                        "18 if \\(remaining == 0\\) return false; \\d+ if \\(remaining == 0\\) return false;"));
    }

    @Test
    void whatASubjectSaysIsNeverMarkup() {
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("img, [onerror], iframe, object, link, base")).isEmpty();
        assertThat(subject("HostileQueue").text())
                .contains("<script>alert('answer')</script>", "<script>alert(\"comment\")</script>");
    }

    @Test
    void thePageNeedsNothingElse() {
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (Set.of("src", "href", "action", "data").contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).as(element.outerHtml()).startsWith("#");
                }
            }
        }
        assertThat(page.select("style").html()).doesNotContain("url(", "@import");
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
    }

    @Test
    void everyLinkHasATargetAndEveryNameIsGivenOnce() {
        Set<String> ids = new HashSet<>();
        for (Element element : page.select("[id]"))
            assertThat(ids.add(element.id())).as(element.id()).isTrue();
        assertThat(ids)
                .containsAll(page.select("a[href]").eachAttr("href").stream()
                        .map(h -> h.substring(1))
                        .toList());
    }

    @Test
    void subjectsWithoutEvidenceAreNamed() {
        SubjectEvidence found = SampleEvidence.checkThenAct();
        var campaign = new dev.turnstile.reports.input.CampaignEvidence(
                List.of(SampleEvidence.manifest(List.of(found.subject(), "a.b.Lost"), false)), List.of(found));
        assertThat(Jsoup.parse(HtmlPage.write(campaign)).select(".alarm").text())
                .contains("Lost");
    }

    @Test
    void seventySubjectsStayBelowTwoMegabytes() {
        List<SubjectEvidence> many = new ArrayList<>();
        for (int i = 0; i < 70; i++)
            many.add(renamed(i % 2 == 0 ? SampleEvidence.checkThenAct() : SampleEvidence.deadlock(), i));
        String big = HtmlPage.write(SampleEvidence.campaign(many));
        assertThat(Jsoup.parse(big).select("details.subject")).hasSize(70);
        assertThat(big.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000_000);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void everyVerdictCanBeFilteredFor(Verdict verdict) {
        assertThat(page.select(".filter input[value=" + verdict + "]")).hasSize(1);
        assertThat(page.select("details.subject[data-verdict=" + verdict + "]")).isNotEmpty();
    }

    private static Document pageOf(SubjectEvidence... subjects) {
        return Jsoup.parse(HtmlPage.write(SampleEvidence.campaign(List.of(subjects))));
    }

    private static SubjectEvidence renamed(SubjectEvidence e, int number) {
        return new SubjectEvidence(
                e.schema(),
                e.subject() + number,
                e.contract() + number / 5,
                e.model(),
                e.declaredFault(),
                e.remedy(),
                e.verdict(),
                e.reason(),
                e.engines(),
                e.origin(),
                e.sources());
    }

    private static Element subject(String name) {
        return page.selectFirst("details.subject[id=" + name + "]");
    }

    private static Element engine(String subject, String engine) {
        return page.getElementById(subject + "-" + engine);
    }
}
