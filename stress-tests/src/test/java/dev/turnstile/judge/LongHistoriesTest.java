package dev.turnstile.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.bench.Histories;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelMachine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories of thousands of operations, of many clients, some of which hang at the end. */
@Tag("slow")
class LongHistoriesTest {
    private static final double PENDING = 0.2;
    private static final long SEED = 7;

    @Test
    void of_a_register_are_explained() {
        History history = Histories.register(10, 5_000, PENDING, SEED);
        assertThat(new Judge(new ModelMachine(Contracts.RegisterModel.class)).judge(history))
                .isInstanceOf(Judgement.Legal.class);
    }

    @Test
    void of_a_register_that_fifty_clients_share_are_given_up_rather_than_filling_the_memory() {
        History history = Histories.register(50, 5_000, PENDING, SEED);
        Judge bounded = new Judge(new ModelMachine(Contracts.RegisterModel.class), 50_000);
        assertThat(bounded.judge(history)).isInstanceOf(Judgement.Undecided.class);
        assertThat(((Judgement.Undecided) bounded.judge(history)).reason())
                .startsWith("gave up, out of the 50000 bytes of memory that a judgement may take, after ")
                .contains("@PartitionKey");
        assertThat(bounded.mostBytes()).isBetween(50_000L, 100_000L);
    }

    @Test
    void end_when_the_thread_is_interrupted_which_it_stays() {
        History history = Histories.register(50, 5_000, PENDING, SEED);
        Thread.currentThread().interrupt();
        try {
            Judgement judgement = new Judge(new ModelMachine(Contracts.RegisterModel.class)).judge(history);
            assertThat(((Judgement.Undecided) judgement).reason()).startsWith("interrupted after 256 configurations");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void of_a_register_are_refuted_where_the_bound_on_memory_allows() {
        History history = Histories.register(10, 500, PENDING, SEED);
        assertThat(new Judge(new ModelMachine(Contracts.RegisterModel.class)).judge(withOneWrongRead(history)))
                .isInstanceOf(Judgement.Illegal.class);
    }

    @ParameterizedTest
    @CsvSource({"10, 5000, 20", "50, 5000, 100"})
    void of_a_map_are_judged_key_by_key(int clients, int operations, int keys) {
        History history = Histories.store(clients, operations, keys, PENDING, SEED);
        assertThat(new Judge(new ModelMachine(Contracts.StoreModel.class)).judge(history))
                .isInstanceOf(Judgement.Legal.class);
        assertThat(new Judge(new ModelMachine(Contracts.StoreModel.class)).judge(withOneWrongRead(history)))
                .isInstanceOf(Judgement.Illegal.class);
    }

    /** In the middle of the first client's operations: a value that nobody ever wrote. */
    private static History withOneWrongRead(History history) {
        List<List<Execution>> threads = new ArrayList<>(history.parallel());
        List<Execution> first = new ArrayList<>(threads.get(0));
        for (int i = first.size() / 2; i < first.size(); i++) {
            Execution e = first.get(i);
            if (!e.actor().operation().isVoid() && !e.isPending()) {
                first.set(i, new Execution(e.actor(), Response.returned(999), e.span()));
                break;
            }
        }
        threads.set(0, first);
        return new History(history.init(), threads, history.post(), history.quiescent());
    }
}
