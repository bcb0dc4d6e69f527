package dev.turnstile.subjects.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.models.processes.Duplex.End;
import dev.turnstile.models.processes.MessagePipe;
import dev.turnstile.subjects.Threads;
import dev.turnstile.support.processes.ChildJvm;
import dev.turnstile.support.processes.Fifo;
import dev.turnstile.support.waiting.Interrupted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Queues and pipes that are full. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs mkfifo")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class BetweenProcessesScenesTest {
    private static final int ROOM = 3;

    @TempDir
    Path directory;

    /** Takes one element for each line that it reads, and prints it. */
    static final class Taker {
        private Taker() {}

        public static void main(String[] arguments) throws IOException {
            try (var queue = new LockedProcessQueue(Path.of(arguments[0]), ROOM)) {
                var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
                while (lines.readLine() != null) System.out.println(queue.take());
            }
        }
    }

    /** Receives one message for each line that it reads, and prints it. */
    static final class Receiver {
        private Receiver() {}

        public static void main(String[] arguments) throws IOException {
            try (var pipe = new FramedPipe(Path.of(arguments[0]))) {
                var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
                while (lines.readLine() != null) System.out.println(pipe.receive());
            }
        }
    }

    @AfterEach
    void noChildIsLeft() throws IOException {
        assertThat(ProcessTable.children()).isEmpty();
    }

    @Test
    void the_fourth_put_into_a_queue_of_three_waits_until_another_process_takes() throws Exception {
        try (var queue = new LockedProcessQueue(directory, ROOM)) {
            for (int i = 1; i <= ROOM; i++) queue.put(i);
            assertThat(queue.offer(4, 2, TimeUnit.MILLISECONDS)).isFalse();
            Thread fourth = Threads.start(() -> queue.put(4));
            awaitIn("read0", fourth);

            try (var taker = new Lines(ChildJvm.start(Taker.class, directory.toString()))) {
                assertThat(taker.next()).isEqualTo("1");
                fourth.join();
                assertThat(taker.next()).isEqualTo("2");
                assertThat(queue.offer(5, 1, TimeUnit.HOURS)).isTrue();
                assertThat(queue.poll(1, TimeUnit.HOURS)).isEqualTo(3);
                assertThat(taker.next()).isEqualTo("4");
                assertThat(queue.take()).isEqualTo(5);
                assertThat(queue.poll(2, TimeUnit.MILLISECONDS)).isNull();
            }
        }
    }

    @Test
    void who_waits_for_room_learns_that_the_queue_has_ended() throws Exception {
        try (var queue = new LockedProcessQueue(directory, 1)) {
            queue.put(1);
            var waiting = new Caught(() -> queue.put(2));
            awaitIn("read0", waiting.thread);

            queue.end();
            assertThat(waiting.end()).isInstanceOf(IllegalStateException.class);
            assertThat(List.of(queue.take(), queue.take(), queue.take())).containsExactly(1, -1, -1);
            assertThatThrownBy(() -> queue.put(3)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void an_interrupt_ends_a_wait_in_the_kernel() throws Exception {
        try (var queue = new LockedProcessQueue(directory)) {
            var waiting = new Caught(queue::take);
            awaitIn("read0", waiting.thread);

            waiting.thread.interrupt();
            assertThat(waiting.end()).isInstanceOf(Interrupted.class);
        }
    }

    @Test
    void a_pipe_holds_eight_messages_and_the_ninth_waits_until_another_process_receives() throws Exception {
        try (var pipe = new FramedPipe(directory)) {
            for (int i = 1; i <= MessagePipe.CAPACITY; i++) pipe.send(i);
            Thread ninth = Threads.start(() -> pipe.send(9));
            awaitIn("write0", ninth);

            try (var receiver = new Lines(ChildJvm.start(Receiver.class, directory.toString()))) {
                assertThat(receiver.next()).isEqualTo("1");
                ninth.join();
                for (int i = 2; i <= 9; i++) assertThat(receiver.next()).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test
    void messages_stay_for_a_reader_who_comes_later() throws Exception {
        try (var sender = new FramedPipe(directory)) {
            sender.send(1);
            try (var receiver = new Lines(ChildJvm.start(Receiver.class, directory.toString()))) {
                assertThat(receiver.next()).isEqualTo("1");
            }
        }
    }

    @Test
    void two_who_write_more_than_a_pipe_holds_before_they_read_wait_for_each_other() throws Exception {
        try (var duplex = new FullPipeDeadlock(directory)) {
            var left = new Caught(() -> duplex.exchange(End.LEFT, 1));
            var right = new Caught(() -> duplex.exchange(End.RIGHT, 2));
            try (var toLeft = new Fifo(directory.resolve("to-left"));
                    var toRight = new Fifo(directory.resolve("to-right"))) {
                while (toLeft.available() + toRight.available() < 2 * PiecewiseDuplex.PIPE_BYTES) Thread.onSpinWait();
            }
            awaitIn("write0", left.thread);
            awaitIn("write0", right.thread);

            left.thread.interrupt();
            right.thread.interrupt();
            assertThat(left.end()).isInstanceOf(Interrupted.class);
            assertThat(right.end()).isInstanceOf(Interrupted.class);
        }
    }

    @Test
    void two_who_write_and_read_by_turns_exchange_any_length() throws Exception {
        try (var duplex = new PiecewiseDuplex(directory)) {
            var left = new Caught(() -> assertThat(duplex.exchange(End.LEFT, 1)).isEqualTo(2));
            assertThat(duplex.exchange(End.RIGHT, 2)).isEqualTo(1);
            assertThat(left.end()).isNull();
        }
    }

    /** Returns once a thread is in a call of the kernel that has not returned; to the JVM it is running. */
    private static void awaitIn(String nativeMethod, Thread thread) {
        while (Arrays.stream(thread.getStackTrace())
                .noneMatch(f -> f.getMethodName().equals(nativeMethod))) Thread.onSpinWait();
    }

    /** A thread, and how it ended. */
    private static final class Caught {
        private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        private final Thread thread;

        Caught(Runnable body) {
            thread = Threads.start(() -> {
                try {
                    body.run();
                } catch (RuntimeException | AssertionError e) {
                    thrown.set(e);
                }
            });
        }

        @Nullable
        Throwable end() throws InterruptedException {
            thread.join();
            return thrown.get();
        }
    }

    /** A child that answers each line with one. */
    private record Lines(Process child, BufferedReader answers) implements AutoCloseable {
        Lines(Process child) {
            this(child, child.inputReader());
        }

        String next() throws IOException {
            child.outputWriter().write("\n");
            child.outputWriter().flush();
            return answers.readLine();
        }

        @Override
        public void close() throws IOException {
            child.getOutputStream().close();
            assertThat(child.onExit().join().exitValue()).isZero();
        }
    }
}
