package dev.turnstile.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.machine.ModelMachine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The judge and a search without any memory agree on thousands of small histories of each contract: on the verdict, on how many operations
 * can be explained, and that the order which the judge names is one.
 */
class JudgeAgainstEveryOrderTest {
    private static final int HISTORIES = 3_000;
    private static final int LEAST = 100; // of each verdict; the rarest, of rendezvous, comes to about 200
    private static final long SEED = 11;

    private enum Verdict {
        LEGAL,
        ILLEGAL
    }

    static Stream<Arguments> contracts() {
        return Stream.of(
                Arguments.of(Contracts.Semaphore.class, Contracts.SemaphoreModel.class),
                Arguments.of(Contracts.Mutex.class, Contracts.MutexModel.class),
                Arguments.of(Contracts.Register.class, Contracts.RegisterModel.class),
                Arguments.of(Contracts.Store.class, Contracts.StoreModel.class),
                Arguments.of(Contracts.Rendezvous.class, Contracts.RendezvousModel.class),
                Arguments.of(Contracts.Signal.class, Contracts.SignalModel.class));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void agree(Class<?> contract, Class<?> model) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        RandomHistories histories = new RandomHistories(contract, SEED);
        Judge warm = new Judge(new ModelMachine(model));
        for (int i = 0; i < HISTORIES; i++) {
            History history = histories.next();
            Judgement judgement = new Judge(new ModelMachine(model)).judge(history);
            assertThat(warm.judge(history))
                    .as("with a warm machine: %s", history)
                    .isEqualTo(judgement);
            verdicts.merge(compare(model, history, judgement), 1, Integer::sum);
        }
        assertThat(verdicts.get(Verdict.LEGAL)).isGreaterThan(LEAST);
        assertThat(verdicts.get(Verdict.ILLEGAL)).isGreaterThan(LEAST);
    }

    private static Verdict compare(Class<?> model, History history, Judgement judgement) {
        List<History> parts = new Partition().byKey(history);
        String text = history + ", at rest: " + history.quiescent();
        if (judgement instanceof Judgement.Legal legal) {
            for (History part : parts)
                assertThat(new EveryOrder(model, part).explains()).as(text).isTrue();
            if (parts.size() == 1) assertInOrder(history, legal.order(), text);
            return Verdict.LEGAL;
        }
        History wrong = parts.stream()
                .filter(part -> !new EveryOrder(model, part).explains())
                .findFirst()
                .orElseThrow(() -> new AssertionError("every part can be explained: " + text));
        Explanation explanation = ((Judgement.Illegal) judgement).explanation();
        int longest = longest(model, wrong);
        // Two orders, with and without a killed operation that changed nothing, are one configuration: the judge may
        // have met the shorter.
        if (wrong.executions().anyMatch(Execution::isCutOff))
            assertThat(explanation.longest().size()).as(text).isLessThanOrEqualTo(longest);
        else assertThat(explanation.longest()).as(text).hasSize(longest);
        assertThat(explanation.deadEnds()).as(text).isNotEmpty();
        assertInOrder(wrong, explanation.longest(), text);
        return Verdict.ILLEGAL;
    }

    /** Where the answers are wrong whatever became of the pending operations, the judge explains that. */
    private static int longest(Class<?> model, History wrong) {
        History cutShort = new History(wrong.init(), wrong.parallel(), wrong.post(), false);
        EveryOrder answers = new EveryOrder(model, cutShort);
        if (wrong.quiescent() && wrong.hasPending() && !answers.explains()) return answers.deepest();
        EveryOrder all = new EveryOrder(model, wrong);
        all.explains();
        return all.deepest();
    }

    /** By program order and by real-time order. */
    private static void assertInOrder(History history, List<Execution> order, String text) {
        List<Execution> parallel =
                order.subList(Math.min(order.size(), history.init().size()), order.size());
        for (int i = 0; i < parallel.size(); i++) {
            for (int j = i + 1; j < parallel.size(); j++) {
                assertThat(parallel.get(j).span().precedes(parallel.get(i).span()))
                        .as(text)
                        .isFalse();
            }
        }
    }
}
