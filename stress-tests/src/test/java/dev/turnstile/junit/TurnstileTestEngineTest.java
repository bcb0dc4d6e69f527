package dev.turnstile.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.turnstile.junit.SampleCounters.Locked;
import dev.turnstile.junit.SampleCounters.Racy;
import dev.turnstile.spec.Subject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@Tag("slow")
public class TurnstileTestEngineTest extends OwnEvidence {
    private static final String SUBJECTS = "turnstile.subjects";

    @BeforeEach
    void checkQuickly() {
        System.setProperty("turnstile.profile", "quick");
        System.setProperty("turnstile.engines", "lincheck");
    }

    @AfterEach
    void restore() {
        for (String option : new String[] {"turnstile.profile", "turnstile.engines", SUBJECTS})
            System.clearProperty(option);
    }

    // No name of these ends as a test's, so Surefire does not run them.

    @TurnstileTest({Locked.class, Racy.class})
    static class OfTwo {}

    @TurnstileTest
    @Subject(model = SampleCounters.CounterModel.class)
    public static class Itself extends Locked {}

    @TurnstileTest
    static class OfNone {}

    static class Unmarked {}

    @Test
    void each_subject_is_a_node_with_a_test_for_each_engine_and_one_for_the_verdict() {
        Events tests = run(selectClass(OfTwo.class)).testEvents();
        tests.assertStatistics(
                statistics -> statistics.started(4).succeeded(2).failed(2).skipped(4));
        tests.assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                displayName("verdict"),
                                finishedWithFailure(message(text -> text.startsWith("Racy is REFUTED")))))
                .haveExactly(
                        1,
                        event(
                                displayName("lincheck"),
                                finishedWithFailure(message(text -> text.contains("scenario  ")))));
    }

    @Test
    void a_class_may_be_its_own_subject() {
        run(selectClass(Itself.class))
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, event(displayName("verdict"), finishedSuccessfully()));
    }

    @Test
    void a_class_without_a_subject_fails_and_says_what_to_do() {
        run(selectClass(OfNone.class))
                .containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                displayName("OfNone"),
                                finishedWithFailure(message(text -> text.contains("Remedy: name the")))));
    }

    @Test
    void a_subject_that_options_leave_out_is_skipped() {
        System.setProperty(SUBJECTS, "Locked");
        run(selectClass(OfTwo.class))
                .containerEvents()
                .assertThatEvents()
                .haveExactly(1, event(displayName("Racy"), skippedWithReason("options leave it out")));
    }

    @Test
    void nodes_are_found_by_package_and_by_id_and_lead_to_the_sources() {
        assertThat(discovered(selectPackage(OfTwo.class.getPackageName())))
                .contains("OfTwo", "Itself", "OfNone")
                .doesNotContain("Unmarked");
        assertThat(discovered(selectUniqueId("[engine:turnstile]/[class:" + OfTwo.class.getName() + "]/[subject:"
                        + Racy.class.getName() + "]")))
                .contains("OfTwo");
        assertThat(discovered(selectClass(Unmarked.class))).doesNotContain("Unmarked");
    }

    @Test
    void a_node_leads_to_the_source_of_its_class() {
        assertThat(EngineTestKit.engine(new TurnstileTestEngine())
                        .selectors(selectClass(OfTwo.class))
                        .discover()
                        .getEngineDescriptor()
                        .getDescendants())
                .extracting(node -> node.getSource().orElse(null))
                .contains(ClassSource.from(OfTwo.class), ClassSource.from(Racy.class));
    }

    private static List<String> discovered(DiscoverySelector selector) {
        return EngineTestKit.engine(new TurnstileTestEngine())
                .selectors(selector)
                .discover()
                .getEngineDescriptor()
                .getChildren()
                .stream()
                .map(node -> node.getDisplayName())
                .toList();
    }

    private static EngineExecutionResults run(DiscoverySelector selector) {
        return EngineTestKit.engine(new TurnstileTestEngine())
                .selectors(selector)
                .execute();
    }
}
