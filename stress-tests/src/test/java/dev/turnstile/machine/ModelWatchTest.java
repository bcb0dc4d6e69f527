package dev.turnstile.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelWatchTest {
    /** A model that leaves its work to classes that block. */
    static class Blocking {
        private final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);

        void put() throws InterruptedException {
            while (true) queue.put(1);
        }

        void acquire() {
            new Semaphore(0).acquireUninterruptibly();
        }

        @SuppressWarnings("WaitNotInLoop") // nobody notifies
        synchronized void await() throws InterruptedException {
            wait(100_000);
        }

        void enter() throws InterruptedException {
            CountDownLatch held = new CountDownLatch(1);
            Object lock = new Object();
            Thread holder = new Thread(() -> {
                synchronized (lock) {
                    held.countDown();
                    new Semaphore(0).acquireUninterruptibly();
                }
            });
            holder.setDaemon(true);
            holder.start();
            held.await();
            synchronized (lock) {
                queue.clear();
            }
        }

        int slow() throws InterruptedException {
            for (int i = 0; i < 100; i++) Thread.sleep(8);
            return 7;
        }
    }

    static class BlockingFromTheStart {
        BlockingFromTheStart() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"put", "acquire", "await", "enter"})
    void a_model_that_blocks_is_refused_with_the_operation(String operation) {
        assertThatThrownBy(() -> ModelWatch.call(
                        Blocking.class,
                        () -> Blocking.class.getDeclaredMethod(operation).invoke(new Blocking())))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Blocking (the model) itself blocks in " + operation + "()")
                .hasMessageContaining("Remedy: ")
                .hasMessageContaining("Model.enabledWhen");
    }

    @Test
    void so_is_one_that_cannot_be_made() {
        assertThatThrownBy(() -> ModelWatch.call(BlockingFromTheStart.class, BlockingFromTheStart::new))
                .hasMessageContaining("itself blocks in its constructor");
    }

    @Test
    void one_that_only_takes_its_time_is_not() {
        assertThat(ModelWatch.call(Blocking.class, () -> new Blocking().slow())).isEqualTo(7);
    }

    @Test
    void what_the_work_throws_is_thrown() {
        assertThatThrownBy(() -> ModelWatch.call(Blocking.class, () -> {
                    throw new ModelException("no oracle");
                }))
                .isInstanceOf(ModelException.class)
                .hasMessage("no oracle");
    }
}
