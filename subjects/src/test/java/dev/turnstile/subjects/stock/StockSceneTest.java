package dev.turnstile.subjects.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.stock.Stock;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.subjects.Meeting;
import org.junit.jupiter.api.Test;

/** A hundred threads take one each from a stock of a hundred. */
class StockSceneTest {
    private static final int THREADS = 100;

    @Test
    void hundred_threads_leave99_when_all_read_before_any_writes() throws Exception {
        Meeting allHaveRead = new Meeting(THREADS);
        Stock stock = new ReadPauseWriteStock() {
            @Override
            protected void pause() {
                allHaveRead.join();
            }
        };
        assertThat(leftBy(stock, "read, pause, write")).isEqualTo(99);
    }

    @Test
    void hundred_threads_leave0_under_the_mutex() throws Exception {
        assertThat(leftBy(new MutexStock(), "read, pause, write under the mutex"))
                .isZero();
    }

    private static int leftBy(Stock stock, String how) throws Exception {
        Crowd.run(THREADS, stock::takeOne);
        System.out.printf("%d threads take one each of %d by %s: %d left%n", THREADS, Stock.INITIAL, how, stock.left());
        return stock.left();
    }
}
