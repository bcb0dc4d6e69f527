package dev.turnstile.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.Selection;
import dev.turnstile.campaign.schedule.StandardEngines;
import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subjects are not refuted for what they, or subjects before them, leave in static fields. */
@Tag("slow")
public class LastingStaticsTest {
    @TempDir
    private static Path evidence;

    private static Map<String, SubjectEvidence> found;

    public interface Counter {
        int next();
    }

    public static class CounterModel implements Counter {
        private int n;

        @Override
        public int next() {
            return ++n;
        }
    }

    /** Right, but for its counter that all instances share. */
    @Subject(model = CounterModel.class)
    public static class ACounterForAll implements Counter {
        private static int total;

        @Override
        public int next() {
            synchronized (ACounterForAll.class) {
                return ++total;
            }
        }
    }

    static final class Step {
        static volatile int size = 1;

        private Step() {}
    }

    /** Right, and leaves something behind. */
    @Subject(model = CounterModel.class)
    public static class BSetsTheStep implements Counter {
        private int n;

        @Override
        public synchronized int next() {
            Step.size = 2;
            return ++n;
        }
    }

    /** Right where nobody has changed the step. */
    @Subject(model = CounterModel.class)
    public static class CUsesTheStep implements Counter {
        private int n;

        @Override
        public synchronized int next() {
            n += Step.size;
            return n;
        }
    }

    /** Right, and changes what belongs to all of a JVM. */
    @Subject(model = CounterModel.class)
    public static class DSilencesTheLog implements Counter {
        private int n;

        @Override
        public synchronized int next() {
            Logger.getGlobal().setLevel(Level.OFF);
            return ++n;
        }
    }

    /** Right where nobody has done so. */
    @Subject(model = CounterModel.class)
    public static class ELooksAtTheLog implements Counter {
        private int n;

        @Override
        public synchronized int next() {
            n += Logger.getGlobal().getLevel() == Level.OFF ? 2 : 1;
            return n;
        }
    }

    @Subject(model = CounterModel.class)
    public static class FIsWrongByItself implements Counter {
        private int n;

        @Override
        public synchronized int next() {
            n += 2;
            return n;
        }
    }

    @Subject(model = CounterModel.class)
    public static class GIsRacy implements Counter {
        private volatile int n;

        @Override
        public int next() {
            int next = n + 1;
            n = next;
            return next;
        }
    }

    @BeforeAll
    static void run() {
        CampaignOptions options =
                new CampaignOptions(List.of(), Set.of(EngineName.JQWIK), Budget.QUICK, 1, null, evidence, Path.of("."));
        List<Class<?>> subjects = List.of(
                ACounterForAll.class,
                BSetsTheStep.class,
                CUsesTheStep.class,
                DSilencesTheLog.class,
                ELooksAtTheLog.class,
                FIsWrongByItself.class,
                GIsRacy.class);
        Selection selection = Selection.of(subjects, List.of());
        Campaign campaign = Campaign.start(selection, options, StandardEngines.all(), line -> {});
        assertThat(campaign.end().orTimeout(200, TimeUnit.SECONDS).join()).isTrue();
        found = EvidenceFiles.evidence(evidence).stream()
                .collect(Collectors.toMap(SubjectEvidence::simpleName, Function.identity()));
    }

    @Test
    void a_violation_that_may_come_of_it_is_none_and_the_field_is_named() {
        SubjectEvidence counter = found.get("ACounterForAll");
        assertThat(counter.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(counter.reason())
                .contains("a violation was seen", "ACounterForAll.total (", "Keep that state in instances");
    }

    @Test
    void who_leaves_something_is_told_so_and_the_next_one_does_not_find_it() {
        assertThat(found.get("BSetsTheStep").verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(found.get("BSetsTheStep").engines().get(0).notes())
                .anyMatch(note -> note.contains("Step.size (2, before 1)"));
        assertThat(found.get("CUsesTheStep").verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void what_goes_wrong_only_after_another_subject_is_no_violation_and_that_subject_is_named() {
        assertThat(found.get("DSilencesTheLog").verdict()).isEqualTo(Verdict.CLEAN);
        SubjectEvidence reader = found.get("ELooksAtTheLog");
        assertThat(reader.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(reader.reason()).contains("next(): 2", "DSilencesTheLog", "nothing went wrong in a fresh one");
    }

    @Test
    void what_goes_wrong_by_itself_in_a_fresh_jvm_too_is_a_violation() {
        SubjectEvidence wrong = found.get("FIsWrongByItself");
        assertThat(wrong.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(wrong.engines().get(0).notes()).anyMatch(note -> note.contains("no race is needed"));
    }

    @Test
    void a_race_is_a_violation_wherever_it_is_seen() {
        SubjectEvidence racy = found.get("GIsRacy");
        assertThat(racy.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(racy.engines().get(0).notes()).noneMatch(note -> note.contains("no race is needed"));
    }
}
