package dev.turnstile.code.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.scenario.Operation;
import dev.turnstile.subjects.processes.JdkChild;
import dev.turnstile.subjects.processes.UnreapedChild;
import dev.turnstile.subjects.semaphores.MonitorSemaphore;
import dev.turnstile.subjects.servers.ZombieForkServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessCallsTest {
    interface Starts {
        void byABuilder() throws IOException;

        void byTheRuntime() throws IOException;

        void byAnInitializer();

        void byAnInitializerThroughAField();

        void not();
    }

    static final class CalledHolder {
        static {
            begin();
        }

        static void call() {}
    }

    static final class ReadHolder {
        static Process started = begin();
    }

    private static Process begin() {
        try {
            return new ProcessBuilder("true").start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class Subject implements Starts {
        @Override
        public void byABuilder() throws IOException {
            new ProcessBuilder("true").start();
        }

        @Override
        public void byTheRuntime() throws IOException {
            Runtime.getRuntime().exec(new String[] {"true"});
        }

        @Override
        public void byAnInitializer() {
            CalledHolder.call();
        }

        @Override
        public void byAnInitializerThroughAField() {
            Object unread = ReadHolder.started;
            if (unread == null) throw new IllegalStateException();
        }

        @Override
        public void not() {
            Runtime.getRuntime().availableProcessors();
        }
    }

    static final class InTheConstructor {
        InTheConstructor() {
            begin();
        }
    }

    static final class InThatOfAProcess {
        InThatOfAProcess(Path directory) {
            begin();
        }
    }

    static final class InItsOwnInitializer {
        static final Process STARTED = begin();
    }

    static final class InAnotherConstructor {
        InAnotherConstructor() {}

        InAnotherConstructor(int unused) {
            begin();
        }
    }

    @Test
    void operations_that_may_start_processes_are_found_wherever_they_do() {
        OperationCode code = new OperationCode(Subject.class);
        assertThat(Stream.of(Starts.class.getMethods())
                        .map(Operation::of)
                        .filter(operation -> ProcessCalls.any(List.of(operation), code))
                        .map(Operation::name))
                .containsExactlyInAnyOrder(
                        "byABuilder", "byTheRuntime", "byAnInitializer", "byAnInitializerThroughAField");
        assertThat(ProcessCalls.any(List.of(), code)).isFalse();
    }

    @Test
    void so_is_what_makes_an_instance() {
        assertThat(ProcessCalls.any(List.of(), new OperationCode(InTheConstructor.class)))
                .isTrue();
        assertThat(ProcessCalls.any(List.of(), new OperationCode(InThatOfAProcess.class)))
                .isTrue();
        assertThat(ProcessCalls.any(List.of(), new OperationCode(InItsOwnInitializer.class)))
                .isTrue();
        assertThat(ProcessCalls.any(List.of(), new OperationCode(InAnotherConstructor.class)))
                .isFalse();
    }

    @Test
    void one_that_goes_to_the_c_library_may_start_some_too() {
        assertThat(starts(UnreapedChild.class)).isTrue();
        assertThat(starts(MonitorSemaphore.class)).isFalse();
    }

    /** The JDK waits for the processes that it has started; of a zombie of another one nobody could tell who should have. */
    @Test
    void processes_are_adopted_only_where_the_jdk_alone_starts_some() {
        assertThat(Reach.mayAdopt(DeclarationReader.read(JdkChild.class))).isTrue();
        assertThat(Reach.mayAdopt(DeclarationReader.read(UnreapedChild.class))).isFalse();
        assertThat(Reach.mayAdopt(DeclarationReader.read(ZombieForkServer.class)))
                .isFalse();
        assertThat(Reach.mayAdopt(DeclarationReader.read(MonitorSemaphore.class)))
                .isFalse();
    }

    private static boolean starts(Class<?> subject) {
        Declaration declaration = DeclarationReader.read(subject);
        return ProcessCalls.any(declaration.operations(), new OperationCode(subject));
    }
}
