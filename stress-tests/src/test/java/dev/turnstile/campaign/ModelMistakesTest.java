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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that throws by mistake refutes nobody, and one that throws on purpose does. */
@Tag("slow")
public class ModelMistakesTest {
    @TempDir
    private static Path evidence;

    private static Map<String, SubjectEvidence> found;

    public interface Stack {
        void push(int value);

        int pop();
    }

    /** Forgets that the stack may be empty. */
    public static class CarelessModel implements Stack {
        private final int[] values = new int[100];
        private int size;

        @Override
        public void push(int value) {
            values[size] = value;
            size++;
        }

        @Override
        public int pop() {
            size--;
            return values[size];
        }
    }

    @Subject(model = CarelessModel.class)
    public static class AnswersWhereTheModelThrows implements Stack {
        private final Deque<Integer> values = new ArrayDeque<>();

        @Override
        public synchronized void push(int value) {
            values.push(value);
        }

        @Override
        public synchronized int pop() {
            return values.isEmpty() ? -1 : values.pop();
        }
    }

    @Subject(model = CarelessModel.class)
    public static class BlocksWhereTheModelThrows implements Stack {
        private final Deque<Integer> values = new ArrayDeque<>();

        @Override
        public synchronized void push(int value) {
            values.push(value);
            notifyAll();
        }

        @Override
        public synchronized int pop() {
            try {
                while (values.isEmpty()) wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return values.pop();
        }
    }

    /** The same as the model throws, and right. */
    @Subject(model = CarelessModel.class)
    public static class ThrowsTheSame implements Stack {
        private final int[] values = new int[100];
        private int size;

        @Override
        public synchronized void push(int value) {
            values[size] = value;
            size++;
        }

        @Override
        public synchronized int pop() {
            size--;
            return values[size];
        }
    }

    /** The same as the model throws, but it is not synchronized. */
    @Subject(model = CarelessModel.class)
    public static class ThrowsTheSameAndRaces implements Stack {
        private final int[] values = new int[100];
        private volatile int size;

        @Override
        public void push(int value) {
            values[size] = value;
            size++;
        }

        @Override
        public int pop() {
            size--;
            return values[size];
        }
    }

    public static class ThrowingModel extends CarelessModel {
        private int count;

        @Override
        public void push(int value) {
            super.push(value);
            count++;
        }

        @Override
        public int pop() {
            if (count == 0) throw new IllegalStateException("empty");
            count--;
            return super.pop();
        }
    }

    @Subject(model = ThrowingModel.class)
    public static class AnswersWhereTheModelMeansToThrow extends AnswersWhereTheModelThrows {}

    public interface DeclaredStack {
        void push(int value);

        int pop() throws NoSuchElementException;
    }

    public static class DeclaredModel implements DeclaredStack {
        private final Deque<Integer> values = new ArrayDeque<>();

        @Override
        public void push(int value) {
            values.push(value);
        }

        @Override
        public int pop() {
            return values.pop();
        }
    }

    @Subject(model = DeclaredModel.class)
    public static class AnswersWhereItIsToThrow implements DeclaredStack {
        private final Deque<Integer> values = new ArrayDeque<>();

        @Override
        public synchronized void push(int value) {
            values.push(value);
        }

        @Override
        public synchronized int pop() {
            return values.isEmpty() ? -1 : values.pop();
        }
    }

    @BeforeAll
    static void run() {
        CampaignOptions options =
                new CampaignOptions(List.of(), Set.of(EngineName.JQWIK), Budget.QUICK, 1, null, evidence, Path.of("."));
        List<Class<?>> subjects = List.of(
                AnswersWhereTheModelThrows.class,
                BlocksWhereTheModelThrows.class,
                ThrowsTheSame.class,
                ThrowsTheSameAndRaces.class,
                AnswersWhereTheModelMeansToThrow.class,
                AnswersWhereItIsToThrow.class);
        Campaign campaign =
                Campaign.start(Selection.of(subjects, List.of()), options, StandardEngines.all(), line -> {});
        assertThat(campaign.end().orTimeout(200, TimeUnit.SECONDS).join()).isTrue();
        found = EvidenceFiles.evidence(evidence).stream()
                .collect(Collectors.toMap(SubjectEvidence::simpleName, Function.identity()));
    }

    @Test
    void a_mistake_of_the_model_is_said_with_its_place_and_the_remedy() {
        SubjectEvidence careless = found.get("AnswersWhereTheModelThrows");
        assertThat(careless.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(careless.reason())
                .contains(
                        "CarelessModel throws ArrayIndexOutOfBoundsException in pop() on a fresh instance, at pop(ModelMistakesTest.java:",
                        "where AnswersWhereTheModelThrows answers -1",
                        "pop(…) throws ArrayIndexOutOfBoundsException");
    }

    @Test
    void a_condition_that_the_model_forgot_is_such_a_mistake() {
        SubjectEvidence blocking = found.get("BlocksWhereTheModelThrows");
        assertThat(blocking.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(blocking.reason()).contains("where BlocksWhereTheModelThrows does not return");
    }

    @Test
    void what_both_throw_is_an_answer() {
        assertThat(found.get("ThrowsTheSame").verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(found.get("ThrowsTheSameAndRaces").verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void what_the_model_means_to_throw_refutes_who_answers() {
        assertThat(found.get("AnswersWhereTheModelMeansToThrow").verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(found.get("AnswersWhereItIsToThrow").verdict()).isEqualTo(Verdict.REFUTED);
    }
}
