package dev.turnstile.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.jcstress.JcstressEngine;
import dev.turnstile.engine.lincheck.LincheckEngine;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.processes.OsFileLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Subjects that reach beyond one JVM, before engines that see one JVM; and some that do not. */
public class SubjectsBeyondTheJvmTest {
    /** Right too, and opens the socket for nobody here. */
    @Subject(model = CounterModel.class)
    public static class CounterWithASocketForOthers extends CounterWithASocket {
        private final boolean open;

        public CounterWithASocketForOthers() {
            this(false);
        }

        CounterWithASocketForOthers(boolean open) {
            this.open = open;
        }

        @Override
        public int get() {
            return open ? super.get() : plain();
        }
    }

    static final List<Engine> OF_ONE_JVM = List.of(new LincheckEngine(), new JcstressEngine());

    /** Right, as far as it goes. */
    @Subject(model = CounterModel.class)
    public static class CounterWithASocket implements Counter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            return count.incrementAndGet();
        }

        int plain() {
            return count.get();
        }

        @Override
        public int get() {
            try (ServerSocket listening = new ServerSocket(0)) {
                return listening.isBound() ? count.get() : -1;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Right too, and never asks for the socket that it could open. */
    @Subject(model = CounterModel.class)
    public static class CounterWithoutOne implements Counter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            return count.incrementAndGet();
        }

        @Override
        public int get() {
            return count.get();
        }

        /** Part of no operation. */
        public ServerSocket unasked() throws IOException {
            return new ServerSocket(0);
        }
    }

    @ParameterizedTest
    @FieldSource("OF_ONE_JVM")
    void those_whose_threads_are_processes_are_not_for_it(Engine engine) {
        assertThat(engine.obstacle(lock()))
                .contains("each of its threads is a process, and this engine sees one process");
    }

    @ParameterizedTest
    @FieldSource("OF_ONE_JVM")
    void neither_are_those_that_open_sockets(Engine engine) {
        Declaration subject = DeclarationReader.read(CounterWithASocket.class);
        assertThat(engine.check(subject, space(subject), budget(), activity -> {})
                        .finding())
                .asInstanceOf(InstanceOfAssertFactories.type(Finding.NotApplicable.class))
                .extracting(Finding.NotApplicable::reason)
                .asString()
                .contains("sockets", "operating system");
    }

    @ParameterizedTest
    @FieldSource("OF_ONE_JVM")
    void those_that_only_could_are(Engine engine) {
        applies(engine, CounterWithoutOne.class);
        applies(engine, CounterWithASocketForOthers.class);
    }

    private static void applies(Engine engine, Class<?> type) {
        Declaration subject = DeclarationReader.read(type);
        assertThat(engine.obstacle(subject)).isEmpty();
        EngineEvidence evidence = engine.check(subject, space(subject), budget(), activity -> {});
        assertThat(evidence.finding()).isNotInstanceOf(Finding.NotApplicable.class);
        assertThat(evidence.executions()).isPositive();
    }

    private static Declaration lock() {
        return DeclarationReader.read(OsFileLock.class);
    }

    private static ScenarioSpace space(Declaration subject) {
        return ScenarioSpace.of(subject, 1, 4);
    }

    private static Budget budget() {
        return Budgets.of(4, 1, 1, 1, 1, Duration.ofSeconds(1));
    }
}
