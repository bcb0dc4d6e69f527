package dev.turnstile.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadStartsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/Thread.start()V",
                "java/lang/Thread.startVirtualThread(Ljava/lang/Runnable;)Ljava/lang/Thread;",
                "java/lang/Thread$Builder.start(Ljava/lang/Runnable;)Ljava/lang/Thread;",
                "java/lang/Thread$Builder$OfVirtual.start(Ljava/lang/Runnable;)Ljava/lang/Thread;"
            })
    void calls_that_start_threads_are_known(String call) {
        assertThat(ThreadStarts.startsThread(call)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/Thread.join()V",
                "java/lang/Thread.currentThread()Ljava/lang/Thread;",
                "java/util/concurrent/Executors.newFixedThreadPool(I)Ljava/util/concurrent/ExecutorService;",
                "monitorenter"
            })
    void other_calls_start_none(String call) {
        assertThat(ThreadStarts.startsThread(call)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/Thread.ofVirtual()Ljava/lang/Thread$Builder$OfVirtual;",
                "java/lang/Thread.startVirtualThread(Ljava/lang/Runnable;)Ljava/lang/Thread;",
                "java/util/concurrent/Executors.newVirtualThreadPerTaskExecutor()Ljava/util/concurrent/ExecutorService;"
            })
    void virtual_threads_are_told_from_others(String call) {
        assertThat(ThreadStarts.isVirtual(call)).isTrue();
        assertThat(ThreadStarts.isVirtual("java/lang/Thread.ofPlatform()Ljava/lang/Thread$Builder$OfPlatform;"))
                .isFalse();
        assertThat(ThreadStarts.isVirtual("java/lang/Thread.start()V")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/util/concurrent/ForkJoinPool.submit(Ljava/lang/Runnable;)Ljava/util/concurrent/ForkJoinTask;",
                "java/util/concurrent/ForkJoinTask.fork()Ljava/util/concurrent/ForkJoinTask;",
                "java/util/concurrent/CompletableFuture.supplyAsync(Ljava/util/function/Supplier;)Ljava/util/concurrent/CompletableFuture;",
                "java/util/List.parallelStream()Ljava/util/stream/Stream;",
                "java/util/stream/IntStream.parallel()Ljava/util/stream/IntStream;"
            })
    void tasks_for_a_fork_join_pool_are_known(String call) {
        assertThat(ThreadStarts.isForkJoin(call)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/util/concurrent/ForkJoinTask.isDone()Z",
                "java/util/concurrent/CompletableFuture.supplyAsync(Ljava/util/function/Supplier;Ljava/util/concurrent/Executor;)Ljava/util/concurrent/CompletableFuture;",
                "java/util/concurrent/CompletableFuture.complete(Ljava/lang/Object;)Z",
                "java/util/List.stream()Ljava/util/stream/Stream;",
                "java/util/concurrent/ExecutorService.submit(Ljava/lang/Runnable;)Ljava/util/concurrent/Future;"
            })
    void tasks_for_other_executors_and_sequential_streams_are_none(String call) {
        assertThat(ThreadStarts.isForkJoin(call)).isFalse();
    }
}
