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
    void the_top_says_what_the_gate_says_and_what_was_run() {
        assertThat(page.selectFirst("h1").text())
                .contains("FAILED", "20 subjects", "6 exposed", "7 proved (1 memory model, 5 sequential, 1 bounded)");
        assertThat(page.select(".failures li").eachText())
                .hasSize(4)
                .anyMatch(t -> t.startsWith("Philosophers REFUTED"));
        assertThat(page.select(".facts dt").eachText())
                .contains("Profile", "Seed", "JDK", "Processors", "Started", "Engine time");
    }

    @Test
    void the_matrix_has_a_row_for_each_subject_and_a_cell_for_each_engine() {
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
    void the_colour_of_a_finding_depends_on_what_was_declared() {
        assertThat(page.select("tr[data-for=CheckThenActTicketOffice] td.exposed"))
                .hasSize(3);
        assertThat(page.select("tr[data-for=TimeoutLocks] td.odd")).hasSize(1);
        assertThat(page.select("tr[data-for=Philosophers] td.refuted")).hasSize(1);
    }

    @Test
    void every_contract_has_a_section_with_its_model_and_subjects() {
        Element section = page.getElementById("contract-" + SampleEvidence.TICKETS);
        assertThat(section.selectFirst("h2").text()).isEqualTo("TicketOffice");
        assertThat(section.selectFirst(".about").text()).contains(SampleEvidence.TICKETS + "Model");
        assertThat(section.select("details.subject")).hasSize(5);
    }

    @Test
    void every_subject_says_its_verdict_and_reason() {
        for (SubjectEvidence subject : SampleEvidence.all()) {
            Element summary = subject(subject.simpleName()).selectFirst("summary");
            assertThat(summary.text())
                    .contains(subject.simpleName(), subject.verdict().name());
            assertThat(summary.selectFirst(".reason").wholeText()).isEqualToIgnoringCase(subject.reason());
        }
    }

    @Test
    void failing_subjects_are_open_and_others_are_not() {
        assertThat(subject("Philosophers").hasAttr("open")).isTrue();
        assertThat(subject("CheckThenActTicketOffice").hasAttr("open")).isFalse();
    }

    @Test
    void a_declared_fault_is_explained() {
        assertThat(subject("CheckThenActTicketOffice").selectFirst(".fault").text())
                .contains(SampleFaults.OVERSELL.meaning(), "the check and the act are two steps", "MutexTicketOffice");
    }

    @Test
    void the_scenario_is_shown_with_its_answers() {
        Element program = subject("SingleNotifyQueue").selectFirst(".program");
        assertThat(program.select("thead th").eachText()).containsExactly("T0", "T1", "T2");
        assertThat(program.select("tbody tr").eachText())
                .containsExactly(
                        "first put(1)", "take() → 1 take() never returns offer(3) → true", "put(2)", "last size() → 2");
    }

    @Test
    void times_are_drawn_as_lanes_where_they_were_recorded() {
        Elements lanes = subject("SingleNotifyQueue").select(".lane");
        assertThat(lanes).hasSize(3);
        assertThat(lanes.get(1).selectFirst(".bar").className()).contains("open");
        assertThat(engine("CheckThenActTicketOffice", "lincheck").select(".lane"))
                .isEmpty();
    }

    @Test
    void the_interleaving_has_a_lane_for_each_thread() {
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
    void the_explanation_shows_the_longest_order_and_the_dead_ends() {
        Element why = engine("CheckThenActTicketOffice", "lincheck").selectFirst(".why");
        assertThat(why.select(".order li").eachText()).containsExactly("T0 buy(): true");
        assertThat(why.select(".dead-ends li").eachText())
                .containsExactly("T1 buy() answered true, but here the model answers false");
    }

    @Test
    void a_deadlock_is_drawn_as_a_circle_with_its_four_conditions() {
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
    void under_each_condition_of_a_deadlock_stand_the_subjects_that_escape_by_breaking_it() {
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
    void of_ways_out_with_one_name_each_has_its_own_link() {
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
    void without_a_way_out_in_the_campaign_a_deadlock_points_to_none() {
        Document alone = pageOf(SampleEvidence.deadlock(), SampleEvidence.fixedTickets(Verdict.PROVED));
        assertThat(alone.select(".coffman dd")).hasSize(4);
        assertThat(alone.select(".way-out, .example, .remedy")).isEmpty();
    }

    @Test
    void what_is_deadlocked_itself_is_no_way_out() {
        Document refuted = pageOf(SampleEvidence.with(Remedy.NO_CIRCULAR_WAIT, SampleEvidence.ring()));
        assertThat(refuted.select(".coffman dd")).hasSize(4);
        assertThat(refuted.select(".way-out")).isEmpty();
    }

    @Test
    void a_way_out_says_which_condition_it_breaks() {
        Element remedy = subject("BackoffLocks").selectFirst(".remedy");
        assertThat(remedy.text()).isEqualTo("A way out of deadlock: " + Glossary.explain(Remedy.PREEMPTION));
        assertThat(remedy.select("a")).isEmpty();
        assertThat(page.select(".remedy")).hasSameSizeAs(SampleEvidence.waysOut());
    }

    @ParameterizedTest
    @EnumSource(Remedy.class)
    void every_way_out_is_told_in_one_sentence(Remedy remedy) {
        assertThat(Glossary.explain(remedy)).startsWith("it breaks ").matches("[^.]+[.]");
    }

    @Test
    void outcomes_are_counted_and_marked() {
        Elements rows = engine("CheckThenActTicketOffice", "jcstress").select(".outcomes tbody tr");
        assertThat(rows.eachText())
                .containsExactly(
                        "true, false 702,113 57 % ✓ legal",
                        "false, true 520,004 42 % ✓ legal", "true, true 12,450 1.0 % ✗ no order explains it");
        assertThat(rows.last().className()).isEqualTo("illegal");
    }

    @Test
    void a_proof_says_its_bound_in_words() {
        assertThat(engine("MutexTicketOffice", "lincheck").text())
                .contains(
                        "It ran every schedule of 24 scenarios (2 threads with up to 3 operations each): 12,345 executions")
                .contains("Level: memory model.", "It says nothing about larger scenarios or more threads.");
    }

    @Test
    void every_counterexample_has_its_replay_command() {
        for (Element violated : page.select("details.engine:has(.program)")) {
            assertThat(violated.select(".replay code").text()).matches("mvn verify -Dturnstile\\.replay=[\\w-]+");
            assertThat(violated.select(".replay button").text()).isEqualTo("Copy");
        }
    }

    @Test
    void the_source_stands_beside_its_twins_and_lines_of_the_run_are_marked() {
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
    void what_differs_from_the_fixed_twin_comes_before_all_that_was_found() {
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
    void a_remedy_by_another_algorithm_is_named_and_not_compared() {
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
    void a_statement_that_a_lock_now_encloses_does_not_count_as_different() {
        Elements same = page.getElementById("CheckThenActTicketOffice-source").select("tbody tr:not(.d)");
        assertThat(same.eachText())
                .anyMatch(row -> row.matches(
                        "18 if \\(remaining == 0\\) return false; \\d+ if \\(remaining == 0\\) return false;"));
    }

    @Test
    void what_a_subject_says_is_never_markup() {
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("img, [onerror], iframe, object, link, base")).isEmpty();
        assertThat(subject("HostileQueue").text())
                .contains("<script>alert('answer')</script>", "<script>alert(\"comment\")</script>");
    }

    @Test
    void the_page_needs_nothing_else() {
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
    void every_link_has_a_target_and_every_name_is_given_once() {
        Set<String> ids = new HashSet<>();
        for (Element element : page.select("[id]"))
            assertThat(ids.add(element.id())).as(element.id()).isTrue();
        assertThat(ids)
                .containsAll(page.select("a[href]").eachAttr("href").stream()
                        .map(h -> h.substring(1))
                        .toList());
    }

    @Test
    void subjects_without_evidence_are_named() {
        SubjectEvidence found = SampleEvidence.checkThenAct();
        var campaign = new dev.turnstile.reports.input.CampaignEvidence(
                List.of(SampleEvidence.manifest(List.of(found.subject(), "a.b.Lost"), false)), List.of(found));
        assertThat(Jsoup.parse(HtmlPage.write(campaign)).select(".alarm").text())
                .contains("Lost");
    }

    @Test
    void seventy_subjects_stay_below_two_megabytes() {
        List<SubjectEvidence> many = new ArrayList<>();
        for (int i = 0; i < 70; i++)
            many.add(renamed(i % 2 == 0 ? SampleEvidence.checkThenAct() : SampleEvidence.deadlock(), i));
        String big = HtmlPage.write(SampleEvidence.campaign(many));
        assertThat(Jsoup.parse(big).select("details.subject")).hasSize(70);
        assertThat(big.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000_000);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void every_verdict_can_be_filtered_for(Verdict verdict) {
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
