package dev.turnstile.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadReportTest {
    private static volatile boolean over;
    /** So that the computation is for something. */
    static volatile long result;

    private static void computes(CountDownLatch begun) {
        begun.countDown();
        long next = 1;
        while (!over) next = next * 31 + 7;
        result = next;
    }

    @Test
    void a_computation_without_end_is_named_though_the_subject_is_generated() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread busy = new Thread(() -> computes(begun));
        busy.start();
        try {
            begun.await();
            assertThat(ThreadReport.of("generated.Program").where())
                    .contains("ThreadReportTest.computes(ThreadReportTest.java:");
        } finally {
            over = true;
            busy.join();
        }
    }

    @Test
    void where_the_subject_is_comes_first() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread waits = new Thread(new Subject(begun));
        waits.start();
        try {
            begun.await();
            while (waits.getState() != Thread.State.WAITING) Thread.onSpinWait();
            assertThat(ThreadReport.of(Subject.class.getName()).where()).startsWith("run(ThreadReportTest.java:");
        } finally {
            waits.interrupt();
            waits.join();
        }
    }

    private record Subject(CountDownLatch begun) implements Runnable {
        @Override
        public void run() {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException over) {
                // That is the end.
            }
        }
    }
}
