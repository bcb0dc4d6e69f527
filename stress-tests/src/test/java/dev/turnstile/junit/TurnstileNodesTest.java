package dev.turnstile.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.turnstile.campaign.ScriptedEngine;
import dev.turnstile.campaign.ScriptedSubjects;
import dev.turnstile.campaign.options.CampaignException;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.SubjectGlob;
import dev.turnstile.campaign.policy.MutationChoice;
import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.hostile.DoorModel;
import dev.turnstile.hostile.HostileDoors.Peaceful;
import dev.turnstile.program.Programs;
import dev.turnstile.spec.Subject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.TestAbortedException;

@Tag("slow")
class TurnstileNodesTest {
    @TempDir
    private static Path evidence;

    @Test
    void each_subject_is_a_node_with_a_test_for_each_engine_and_one_for_the_verdict() {
        Events tests = execute(Checked.class);

        tests.assertStatistics(s -> s.started(12).succeeded(8).failed(2).aborted(2));
        tests.assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                displayName("jqwik"),
                                abortedWithReason(
                                        instanceOf(TestAbortedException.class),
                                        message("not applicable: scripted refusal"))))
                .haveExactly(1, event(displayName("jqwik"), abortedWithReason(message("scripted doubt"))))
                .haveExactly(
                        1, event(displayName("jcstress"), finishedWithFailure(message(TurnstileNodesTest::tellsAll))))
                .haveExactly(
                        1,
                        event(
                                displayName("verdict"),
                                finishedWithFailure(
                                        message(
                                                "Refuted is REFUTED: it claims to be right, but jcstress saw it give a wrong answer"))));
        assertThat(EvidenceFiles.evidence(evidence))
                .as("written whatever failed")
                .hasSize(3);
    }

    private static boolean tellsAll(String message) {
        return message.startsWith("Refuted: jcstress saw it give a wrong answer after ")
                && message.contains("scenario  open() | open()")
                && message.contains("history   f1() → … | f2() → …")
                && message.contains("- T0 f1() did not return, but here the model lets it return")
                && message.contains("circular wait: T0 → lock B → T1 → lock A → T0")
                && message.contains("9,997  returns, true")
                && message.contains("replay    mvn verify -Dturnstile.replay=");
    }

    static class Checked {
        @TestFactory
        Stream<DynamicNode> subjects() {
            return Turnstile.run(
                    List.of(
                            ScriptedSubjects.Exposed.class,
                            ScriptedSubjects.Refuted.class,
                            ScriptedSubjects.Proved.class),
                    options(List.of(), null),
                    ScriptedEngine.launches());
        }
    }

    @Test
    void the_verdict_on_one_that_shows_another_fault_tells_what_was_seen() {
        execute(Mislabelled.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                displayName("verdict"),
                                finishedWithFailure(message(m -> m.startsWith(
                                                "Mislabelled is MISLABELLED: the declared deadlock does not show like this: jqwik saw it get stuck")
                                        && m.contains("Mislabelled: jqwik saw it get stuck after")))));
    }

    static class Mislabelled {
        @TestFactory
        Stream<DynamicNode> subjects() {
            return Turnstile.run(
                    List.of(ScriptedSubjects.Mislabelled.class), options(List.of(), null), ScriptedEngine.launches());
        }
    }

    @Test
    void the_verdict_on_one_whose_mutants_survive_says_the_score_that_it_lacks() {
        Events tests = execute(Mutated.class);

        tests.assertStatistics(s -> s.started(8).succeeded(7).failed(1));
        tests.assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                displayName("verdict"),
                                finishedWithFailure(message(m -> m.matches(
                                        "Unnoticed is CLEAN: a mutation score of at least 0\\.75 is required, and it is 0\\.00: "
                                                + "0 of \\d+ mutants? exposed")))));
        assertThat(EvidenceFiles.evidence(evidence))
                .filteredOn(found -> found.mutation() != null)
                .extracting(SubjectEvidence::simpleName, SubjectEvidence::passes)
                .containsExactlyInAnyOrder(tuple("Unnoticed", false), tuple("Content", true));
    }

    static class Mutated {
        @TestFactory
        Stream<DynamicNode> subjects() {
            CampaignOptions plain = options(List.of(), null);
            return Turnstile.run(
                    List.of(ScriptedSubjects.Unnoticed.class, ScriptedSubjects.Content.class),
                    new CampaignOptions(
                            plain.subjects(),
                            plain.engines(),
                            plain.budget(),
                            plain.seed(),
                            plain.replay(),
                            plain.evidence(),
                            plain.root(),
                            plain.policy(),
                            plain.timeBudget(),
                            plain.shard(),
                            new MutationChoice(true, null),
                            plain.cache(),
                            plain.replayCommand()),
                    ScriptedEngine.launches());
        }
    }

    @Test
    void one_that_is_not_installed_is_skipped_with_the_reason() {
        Events tests = execute(Uninstalled.class);

        tests.assertStatistics(s -> s.started(4).succeeded(0).failed(0).aborted(4));
        tests.assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                displayName("verdict"),
                                abortedWithReason(message(m -> m.startsWith("it was not checked: ")))));
    }

    static class Uninstalled {
        @TestFactory
        Stream<DynamicNode> subjects() {
            return Turnstile.run(
                    List.of(ScriptedSubjects.Uninstalled.class), options(List.of(), null), ScriptedEngine.launches());
        }
    }

    @Test
    void a_replay_runs_one_engine_on_one_subject_and_prints_what_it_sees() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            execute(Replayed.class).assertStatistics(s -> s.started(2).succeeded(2));
        } finally {
            System.setOut(console);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Exposed: lincheck saw it give a wrong answer", "Schedule:", "T0 f1()");
        assertThat(EvidenceFiles.evidence(evidence))
                .extracting(SubjectEvidence::simpleName)
                .containsExactly("Exposed");
        assertThat(EvidenceFiles.manifests(evidence)).allMatch(m -> m.narrowed());
    }

    static class Replayed {
        @TestFactory
        Stream<DynamicNode> subjects() {
            String subject = ScriptedSubjects.Exposed.class.getName();
            ReplayToken token = new ReplayToken(EngineName.LINCHECK, subject, "open() | open()", 1, "");
            return Turnstile.run(
                    List.of(ScriptedSubjects.Exposed.class, ScriptedSubjects.Refuted.class),
                    options(List.of(new SubjectGlob(subject)), token),
                    ScriptedEngine.launches());
        }
    }

    @Test
    void a_wrong_declaration_fails_the_factory_before_anything_runs() {
        assertThatThrownBy(() -> Turnstile.check(Peaceful.class, Mine.class, NotDeclared.class))
                .isInstanceOf(CampaignException.class)
                .hasMessageContaining("NotDeclared is not annotated with @Subject");
    }

    @Subject(model = DoorModel.class)
    public static class Mine extends Peaceful {}

    public static class NotDeclared {}

    @ParameterizedTest
    @MethodSource("checks")
    void subjects_that_an_option_names_may_belong_to_another_test(Supplier<Stream<DynamicNode>> check) {
        System.setProperty("turnstile.subjects", "OfAnotherTest");
        try {
            assertThatThrownBy(check::get)
                    .isInstanceOf(TestAbortedException.class)
                    .hasMessage("turnstile.subjects chooses none of these");
        } finally {
            System.clearProperty("turnstile.subjects");
        }
    }

    static Stream<Supplier<Stream<DynamicNode>>> checks() {
        return Stream.of(
                () -> Turnstile.check(Peaceful.class),
                () -> Turnstile.of(ConcurrentLinkedDeque.class)
                        .methods("push", "pop")
                        .check(),
                () -> Turnstile.program("nothing", () -> {}),
                () -> Turnstile.programs(Programs.SafeAccount.class));
    }

    private static CampaignOptions options(List<SubjectGlob> subjects, ReplayToken replay) {
        Set<EngineName> engines = replay == null ? Set.of(EngineName.values()) : Set.of(replay.engine());
        return new CampaignOptions(
                subjects,
                engines,
                Budget.QUICK,
                1,
                replay,
                evidence,
                Path.of("").toAbsolutePath());
    }

    private static Events execute(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents();
    }
}
