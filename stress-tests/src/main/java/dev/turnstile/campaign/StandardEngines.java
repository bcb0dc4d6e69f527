package dev.turnstile.campaign;

import dev.turnstile.code.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.jcstress.JcstressEngine;
import dev.turnstile.engine.jqwik.JqwikEngine;
import dev.turnstile.engine.lincheck.LincheckEngine;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.worker.WorkerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The engines that there are, each with the workers that it needs. */
public final class StandardEngines {
    private StandardEngines() {}

    /** All of them. */
    public static List<EngineLaunch> all() {
        // jqwik has less to do when jcstress has been before it; and what jcstress alone can see is seen.
        return List.of(new Lincheck(), new Jcstress(), new Jqwik());
    }

    private static final class Lincheck implements EngineLaunch.Single {
        private final WorkerKind worker = new WorkerKind(
                EngineName.LINCHECK,
                LincheckEngine.class.getName(),
                LincheckEngine.jvmArguments(Runtime.version().feature()),
                true);

        @Override
        public EngineName name() {
            return EngineName.LINCHECK;
        }

        /** It decides itself which thread goes on. */
        @Override
        public boolean inBackground() {
            return true;
        }

        @Override
        public boolean alone(Declaration subject) {
            return false;
        }

        @Override
        public WorkerKind worker(Declaration subject) {
            return worker;
        }
    }

    private static final class Jqwik implements EngineLaunch.Single {
        private static final WorkerKind RACING = worker();

        /** Runs of milliseconds are not made shorter by what C2 makes of them, and it takes a third of the time (measured). */
        private static final WorkerKind WAITING = worker("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

        private static WorkerKind worker(String... jvmArguments) {
            List<String> all = new ArrayList<>(List.of("-Xmx512m"));
            all.addAll(List.of(jvmArguments));
            return new WorkerKind(EngineName.JQWIK, JqwikEngine.class.getName(), all, false);
        }

        @Override
        public EngineName name() {
            return EngineName.JQWIK;
        }

        @Override
        public boolean inBackground() {
            return false;
        }

        /** Who waits for processes and sockets most of the time leaves room for another who does. */
        @Override
        public boolean alone(Declaration subject) {
            return !Reach.leavesTheJvm(subject);
        }

        @Override
        public WorkerKind worker(Declaration subject) {
            return Reach.leavesTheJvm(subject) ? WAITING : RACING;
        }
    }

    /** A worker for each way to compile, or the one in which a counterexample was found. */
    private static final class Jcstress implements EngineLaunch {
        @Override
        public EngineName name() {
            return EngineName.JCSTRESS;
        }

        @Override
        public boolean inBackground() {
            return false;
        }

        @Override
        public boolean alone(Declaration subject) {
            return Reach.beyondTheJvm(subject).isEmpty(); // else it only says that it does not apply
        }

        @Override
        public Optional<WorkerKind> preparation() {
            return Optional.of(kind(JcstressEngine.preparingJvmArguments(), true));
        }

        @Override
        public List<WorkerKind> parts(Declaration subject, CampaignOptions options) {
            if (options.replay() != null) return List.of(kind(JcstressEngine.jvmArguments(options.replay()), false));
            return IntStream.range(0, options.budget().compilations())
                    .mapToObj(compilation -> kind(JcstressEngine.jvmArguments(compilation, options.seed()), false))
                    .toList();
        }

        private static WorkerKind kind(List<String> jvmArguments, boolean yielding) {
            return new WorkerKind(EngineName.JCSTRESS, JcstressEngine.class.getName(), jvmArguments, yielding);
        }

        @Override
        public EngineEvidence merge(List<EngineEvidence> parts) {
            return JcstressEngine.merge(parts);
        }
    }
}
