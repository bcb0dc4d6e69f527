package dev.turnstile.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.history.Span;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.scenario.Actor;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The judge and the definition agree on thousands of small histories, legal and not. */
class JudgeAgainstBruteForceTest {
    private static final int TRIES = 2_000;

    /** The next operation of a thread, the time since its last one, and its own time. */
    private record Seen(Actor actor, Response response, int gap, int length) {}

    @Property(tries = TRIES)
    void on_a_semaphore_whose_acquire_blocks(@ForAll("semaphores") History history) {
        agree(Contracts.SemaphoreModel.class, history);
    }

    @Property(tries = TRIES)
    void on_a_mutex_with_an_owner(@ForAll("mutexes") History history) {
        agree(Contracts.MutexModel.class, history);
    }

    @Property(tries = TRIES)
    void on_a_register_with_values(@ForAll("registers") History history) {
        agree(Contracts.RegisterModel.class, history);
    }

    private static void agree(Class<?> model, History history) {
        boolean expected = BruteForce.explains(new ModelMachine(model), history);
        Statistics.label("legal").collect(expected);
        Judgement judgement = new Judge(new ModelMachine(model)).judge(history);
        assertThat(judgement instanceof Judgement.Legal).as(history.toString()).isEqualTo(expected);
        if (judgement instanceof Judgement.Legal legal) {
            assertThat(legal.order()).hasSize((int)
                    history.executions().filter(e -> !e.isPending()).count());
        } else {
            assertThat(((Judgement.Illegal) judgement).explanation().deadEnds()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<History> semaphores() {
        return histories(Arbitraries.oneOf(
                seen(Contracts.Semaphore.class, "acquire", Response.VOID),
                seen(Contracts.Semaphore.class, "tryAcquire", Response.returned(true), Response.returned(false)),
                seen(
                        Contracts.Semaphore.class,
                        "release",
                        Response.VOID,
                        new Response.Threw("java.lang.IllegalStateException"))));
    }

    @Provide
    Arbitrary<History> mutexes() {
        return histories(Arbitraries.oneOf(
                seen(Contracts.Mutex.class, "lock", Response.VOID),
                seen(
                        Contracts.Mutex.class,
                        "unlock",
                        Response.VOID,
                        Response.VOID,
                        new Response.Threw("java.lang.IllegalMonitorStateException"))));
    }

    @Provide
    Arbitrary<History> registers() {
        Arbitrary<Seen> writes = Combinators.combine(Arbitraries.integers().between(1, 2), gap(), length())
                .as((v, g, l) -> new Seen(Contracts.actor(Contracts.Register.class, "write", v), Response.VOID, g, l));
        return histories(Arbitraries.oneOf(
                writes,
                seen(
                        Contracts.Register.class,
                        "read",
                        Response.returned(0),
                        Response.returned(1),
                        Response.returned(2))));
    }

    private static Arbitrary<Seen> seen(Class<?> contract, String operation, Response... responses) {
        Actor actor = Contracts.actor(contract, operation);
        return Combinators.combine(Arbitraries.of(responses), gap(), length())
                .as((r, g, l) -> new Seen(actor, r, g, l));
    }

    private static Arbitrary<Integer> gap() {
        return Arbitraries.integers().between(1, 4);
    }

    private static Arbitrary<Integer> length() {
        return Arbitraries.integers().between(1, 8);
    }

    private static Arbitrary<History> histories(Arbitrary<Seen> seen) {
        Arbitrary<List<Execution>> thread = Combinators.combine(
                        seen.list().ofMaxSize(2), Arbitraries.integers().between(0, 3))
                .as((s, p) -> thread(s, p == 0));
        return thread.list().ofMinSize(2).ofMaxSize(3).map(History::ofThreads);
    }

    private static List<Execution> thread(List<Seen> seen, boolean lastIsPending) {
        List<Execution> executions = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < seen.size(); i++) {
            Seen s = seen.get(i);
            long invoked = now + s.gap();
            now = invoked + s.length();
            boolean pending = lastIsPending && i == seen.size() - 1;
            executions.add(new Execution(
                    s.actor(),
                    pending ? Response.PENDING : s.response(),
                    new Span(invoked, pending ? Long.MAX_VALUE : now)));
        }
        return executions;
    }
}
