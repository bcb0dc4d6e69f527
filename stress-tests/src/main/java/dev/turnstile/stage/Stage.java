package dev.turnstile.stage;

import dev.turnstile.engine.OwnTimes;
import dev.turnstile.evidence.Hang;
import dev.turnstile.hang.explain.RunningOperation;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A place where a subject's operations run: this JVM, or a process for each thread. */
public interface Stage extends AutoCloseable {
    /**
     * A subject whose constructor or close method takes longer than this is not worth waiting for. Chosen so that it may start a JVM there
     * even on a busy machine.
     */
    Duration LIFECYCLE = Duration.ofSeconds(15);

    /** Makes a scenario ready to be run here. */
    CompiledScenario compile(Scenario scenario);

    /** Makes sure that this number of threads can begin at once. */
    void prepare(int threads);

    /** Whether operations can be called from such threads. */
    boolean takes(ThreadKind kind);

    /**
     * Whether a run takes microseconds. Then threads are kept where they are, one for each processor, and the times of calls are left out
     * now and then; what takes longer needs neither, and what a thread starts would have to share its processor.
     */
    boolean isQuick();

    /** Threads of some kinds, as they are here, in words: "platform and virtual threads". */
    String inWords(Set<ThreadKind> kinds);

    /** Returns why the run of an instance says nothing of the subject, since something disturbed it, as a clause; mostly empty. */
    default Optional<String> disturbance(@Nullable Object instance) {
        return Optional.empty();
    }

    /** Returns the things that a closed instance left behind, as clauses. */
    List<String> leftBy(Object instance) throws InterruptedException;

    /** Tells how long operations take by themselves; {@code null} where they cannot be called by themselves. */
    @Nullable
    OwnTimes ownTimes();

    /**
     * Whether operations that have not returned would ever return.
     *
     * @param own how long they take by themselves, as far as is known
     */
    Rest settle(
            @Nullable Object instance,
            List<RunningOperation> pending,
            Supplier<List<Thread>> bystanders,
            LongSupplier progress,
            Duration own,
            Patience patience)
            throws InterruptedException;

    /**
     * Explains why operations that are pending do not go on.
     *
     * @param bystanders the threads that the subject has started itself
     */
    Hang explain(@Nullable Object instance, List<RunningOperation> pending, List<Thread> bystanders);

    /** Ends what a run that was given up has begun, as far as that is possible. */
    void giveUp(@Nullable Object instance) throws InterruptedException;

    /** Whether something was left that spoils this JVM for other subjects. */
    boolean isSpoilt();

    @Override
    void close();
}
