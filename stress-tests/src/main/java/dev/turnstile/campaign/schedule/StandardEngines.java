package dev.turnstile.campaign.schedule;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.code.calls.Reach;
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

/** All engines, each with the workers that it needs. */
public final class StandardEngines {
    private StandardEngines() {}

    private static final WorkerKind LINCHECK = new WorkerKind(
            EngineName.LINCHECK,
            LincheckEngine.class.getName(),
            LincheckEngine.jvmArguments(Runtime.version().feature()),
            true); // it decides itself which thread goes on

    private static final WorkerKind RACING = jqwik("-Xmx512m");

    /** C2 does not shorten runs of milliseconds, and it takes a third of the time (measured). */
    private static final WorkerKind WAITING = jqwik("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static WorkerKind jqwik(String... jvmArguments) {
        return new WorkerKind(EngineName.JQWIK, JqwikEngine.class.getName(), List.of(jvmArguments), false);
    }

    /** Returns the launches of all engines, in the order in which they begin. */
    public static List<EngineLaunch> all() {
        return List.of(
                EngineLaunch.single(LINCHECK, subject -> false),
                // jcstress runs before jqwik, which then has less to do; only jcstress sees reorderings.
                new Jcstress(),
                EngineLaunch.single(
                        EngineName.JQWIK,
                        false,
                        subject -> Reach.leavesTheJvm(subject) ? WAITING : RACING,
                        // A subject that mostly waits for processes and sockets leaves room for another one.
                        subject -> !Reach.leavesTheJvm(subject)));
    }

    /** Starts a worker for each way to compile, or the one in which a counterexample was found. */
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
            return Reach.beyondTheJvm(subject).isEmpty(); // otherwise it only says that it does not apply
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
