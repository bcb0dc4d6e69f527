package dev.turnstile.realthreads.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.stage.ThreadKind;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectThreadsTest {
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
    }

    @ParameterizedTest
    @EnumSource
    void a_thread_that_the_subject_starts_is_known_from_whichever_kind_of_thread_it_does(ThreadKind kind) {
        SubjectThreads threads = new SubjectThreads("subject");
        CompletableFuture<Thread> own = new CompletableFuture<>();
        threads.start(kind, "thread 0", () -> {
            own.complete(waiting());
            awaitEnd();
        });
        assertThat(own.join()).isIn(threads.leftBehind());
        assertThat(threads.subjectHasOwn()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void one_that_another_subject_has_left_behind_is_not_taken_for_its_own(ThreadKind kind) {
        CompletableFuture<Thread> others = new CompletableFuture<>();
        new SubjectThreads("other").start(kind, "thread 0", () -> others.complete(waiting()));
        others.join();
        SubjectThreads threads = new SubjectThreads("subject");
        CompletableFuture<Boolean> ran = new CompletableFuture<>();
        threads.start(kind, "thread 0", () -> {
            ran.complete(true);
            awaitEnd();
        });
        ran.join();
        assertThat(threads.leftBehind()).isEmpty();
    }

    /** It keeps fifteen bytes of a name. */
    @Test
    void the_kernel_can_tell_apart_all_that_operations_are_called_from() {
        SubjectThreads threads = new SubjectThreads("subject");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 100; i++)
            names.add(threads.start(ThreadKind.PLATFORM, "thread 0", () -> {})
                    .getName()
                    .substring(0, 15));
        assertThat(names).hasSize(100);
    }

    private Thread waiting() {
        Thread thread = new Thread(this::awaitEnd);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
