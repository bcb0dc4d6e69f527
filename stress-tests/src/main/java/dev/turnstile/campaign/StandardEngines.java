package dev.turnstile.campaign;

import dev.turnstile.code.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.jcstress.JcstressEngine;
import dev.turnstile.engine.jqwik.JqwikEngine;
import dev.turnstile.engine.lincheck.LincheckEngine;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.worker.WorkerKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The engines that there are, each with the workers that it needs. */
public final class StandardEngines {
    private StandardEngines() {}

    private static final WorkerKind LINCHECK = new WorkerKind(
            EngineName.LINCHECK,
            LincheckEngine.class.getName(),
            LincheckEngine.jvmArguments(Runtime.version().feature()),
            true); // it decides itself which thread goes on

    private static final WorkerKind RACING = jqwik("-Xmx512m");

    /** Runs of milliseconds are not made shorter by what C2 makes of them, and it takes a third of the time (measured). */
    private static final WorkerKind WAITING = jqwik("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static WorkerKind jqwik(String... jvmArguments) {
        return new WorkerKind(EngineName.JQWIK, JqwikEngine.class.getName(), List.of(jvmArguments), false);
    }

    /** All of them. */
    public static List<EngineLaunch> all() {
        return List.of(
                EngineLaunch.single(LINCHECK, subject -> false),
                // Before jqwik, which has less to do then: what jcstress alone can see is seen.
                new Jcstress(),
                EngineLaunch.single(
                        EngineName.JQWIK,
                        false,
                        subject -> Reach.leavesTheJvm(subject) ? WAITING : RACING,
                        // Who waits for processes and sockets most of the time leaves room for another who does.
                        subject -> !Reach.leavesTheJvm(subject)));
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
