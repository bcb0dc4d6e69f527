package dev.turnstile.subjects.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.tickets.TicketOffice;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.subjects.Meeting;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Twenty buyers look at what is left and then try to buy the one ticket. */
class TicketSceneTest {
    private static final int BUYERS = 20;

    private final TicketOffice office = new MutexTicketOffice();
    private final AtomicInteger winners = new AtomicInteger();
    private final AtomicInteger looking = new AtomicInteger();
    private final AtomicInteger mostLooking = new AtomicInteger();

    @Test
    void twenty_buyers_by_join_look_one_after_another_and_one_wins() throws Exception {
        for (int i = 0; i < BUYERS; i++) {
            Crowd.run(1, () -> lookAndBuy(() -> {}));
        }
        report("join");
        assertThat(mostLooking).hasValue(1);
        assertThat(winners).hasValue(1);
        assertThat(office.remaining()).isZero();
    }

    @Test
    void twenty_buyers_by_mutex_look_all_at_once_and_one_wins() throws Exception {
        Meeting allHaveLooked = new Meeting(BUYERS);
        Crowd.run(BUYERS, () -> lookAndBuy(allHaveLooked::join));
        report("mutex");
        assertThat(mostLooking).hasValue(20);
        assertThat(winners).hasValue(1);
        assertThat(office.remaining()).isZero();
    }

    private void lookAndBuy(Runnable whileLooking) {
        int now = looking.incrementAndGet();
        mostLooking.accumulateAndGet(now, Math::max);
        int seen = office.remaining();
        whileLooking.run();
        looking.decrementAndGet();
        if (seen > 0 && office.buy()) winners.incrementAndGet();
    }

    private void report(String how) {
        System.out.printf("%d buyers by %s: %s at once look, %s wins%n", BUYERS, how, mostLooking, winners);
    }
}
