package dev.turnstile.judge;

import static dev.turnstile.history.Response.KILLED;
import static dev.turnstile.history.Response.PENDING;
import static dev.turnstile.history.Response.VOID;
import static dev.turnstile.history.Response.returned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.history.Span;
import dev.turnstile.judge.Contracts.Register;
import dev.turnstile.judge.Contracts.RegisterModel;
import dev.turnstile.judge.Contracts.Rendezvous;
import dev.turnstile.judge.Contracts.RendezvousModel;
import dev.turnstile.judge.Contracts.Semaphore;
import dev.turnstile.judge.Contracts.SemaphoreModel;
import dev.turnstile.judge.Explanation.DeadEnd;
import dev.turnstile.machine.ModelMachine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether an operation that was cut off took effect is open; all else of it is not. */
class KilledOperationsTest {
    private static final Response TRUE = returned(true);
    private static final Response FALSE = returned(false);

    private static Execution sem(String operation, Response response) {
        return new Execution(Contracts.actor(Semaphore.class, operation), response);
    }

    private static final Execution KILLED_BUYER = sem("tryAcquire", KILLED);

    private static Execution killedWrite(int value, long from, long to) {
        return new Execution(Contracts.actor(Register.class, "write", value), KILLED, new Span(from, to));
    }

    private static Execution read(int value, long from, long to) {
        return new Execution(Contracts.actor(Register.class, "read"), returned(value), new Span(from, to));
    }

    private static Execution meet(Response response) {
        return new Execution(Contracts.actor(Rendezvous.class, "meet"), response);
    }

    private static Judgement judge(Class<?> model, List<List<Execution>> threads) {
        return new Judge(new ModelMachine(model)).judge(History.ofThreads(threads));
    }

    private static void legal(Class<?> model, List<List<Execution>> threads) {
        assertThat(judge(model, threads)).isInstanceOf(Judgement.Legal.class);
    }

    private static Explanation illegal(Class<?> model, List<List<Execution>> threads) {
        Judgement judgement = judge(model, threads);
        assertThat(judgement).isInstanceOf(Judgement.Illegal.class);
        return ((Judgement.Illegal) judgement).explanation();
    }

    @Test
    void it_may_have_taken_the_permit_or_not() {
        legal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER), List.of(sem("tryAcquire", FALSE))));
        legal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER), List.of(sem("tryAcquire", TRUE))));
    }

    @Test
    void but_what_neither_explains_is_illegal() {
        Execution taken = sem("tryAcquire", TRUE);
        Execution none = sem("tryAcquire", FALSE);
        legal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER), List.of(taken, none)));
        legal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER), List.of(none, none)));
        Explanation why = illegal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER), List.of(none, taken)));
        assertThat(why.deadEnds()).singleElement().isInstanceOf(DeadEnd.OtherAnswer.class);
        illegal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER), List.of(taken), List.of(taken)));
    }

    @Test
    void of_several_each_is_open_by_itself() {
        Execution killed = sem("release", KILLED);
        Execution taken = sem("tryAcquire", TRUE);
        legal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER), List.of(killed), List.of(taken)));
        legal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER), List.of(killed), List.of(taken, taken)));
        illegal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER), List.of(killed), List.of(taken, taken, taken)));
    }

    @Test
    void it_takes_effect_before_it_was_killed_if_at_all() {
        legal(RegisterModel.class, List.of(List.of(killedWrite(1, 0, 10)), List.of(read(0, 20, 21), read(0, 30, 31))));
        legal(RegisterModel.class, List.of(List.of(killedWrite(1, 0, 10)), List.of(read(1, 20, 21), read(1, 30, 31))));
        legal(RegisterModel.class, List.of(List.of(killedWrite(1, 0, 10)), List.of(read(0, 5, 6), read(1, 30, 31))));
        illegal(
                RegisterModel.class,
                List.of(List.of(killedWrite(1, 0, 10)), List.of(read(0, 20, 21), read(1, 30, 31))));
    }

    @Test
    void it_takes_no_effect_before_it_was_called() {
        illegal(RegisterModel.class, List.of(List.of(killedWrite(1, 20, 30)), List.of(read(1, 5, 6))));
    }

    @Test
    void the_thread_goes_on_behind_it() {
        Execution release = sem("release", VOID);
        Execution tooMany = sem("release", new Response.Threw("java.lang.IllegalStateException"));
        legal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER, release)));
        legal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER, release, tooMany)));
        illegal(SemaphoreModel.class, List.of(List.of(KILLED_BUYER, tooMany)));
    }

    @Test
    void one_that_blocks_in_the_model_took_no_effect() {
        Execution acquire = sem("acquire", VOID);
        Execution killed = sem("acquire", KILLED);
        legal(SemaphoreModel.class, List.of(List.of(acquire, killed)));
        legal(SemaphoreModel.class, List.of(List.of(acquire, killed, sem("release", VOID), acquire)));
        illegal(SemaphoreModel.class, List.of(List.of(acquire, killed, sem("release", VOID), acquire, acquire)));
    }

    @Test
    void one_with_two_points_may_have_got_as_far_as_the_first() {
        legal(RendezvousModel.class, List.of(List.of(meet(KILLED)), List.of(meet(returned(0)))));
        legal(RendezvousModel.class, List.of(List.of(meet(KILLED)), List.of(meet(PENDING))));
        illegal(RendezvousModel.class, List.of(List.of(meet(KILLED)), List.of(meet(returned(1)))));
    }

    @Test
    void it_is_not_pending() {
        assertThat(KILLED_BUYER.isPending()).isFalse();
        assertThat(KILLED_BUYER.isCutOff()).isTrue();
        assertThat(sem("acquire", PENDING).isCutOff()).isFalse();
        assertThat(sem("acquire", VOID).isCutOff()).isFalse();
        assertThat(History.ofThreads(List.of(List.of(KILLED_BUYER))).hasPending())
                .isFalse();
        assertThat(KILLED_BUYER).hasToString("tryAcquire(): killed");
    }

    /** A release would have let both go on, and it may never have come. */
    @Test
    void who_waits_for_what_it_may_not_have_done_is_not_accused_but_who_need_not_wait_is() {
        Execution acquire = sem("acquire", VOID);
        Execution waits = sem("acquire", PENDING);
        legal(SemaphoreModel.class, List.of(List.of(acquire, sem("release", KILLED)), List.of(waits)));
        Explanation why = illegal(SemaphoreModel.class, List.of(List.of(sem("release", KILLED)), List.of(waits)));
        assertThat(why.deadEnds()).singleElement().isInstanceOf(DeadEnd.PendingThoughEnabled.class);
    }

    @Test
    void one_whose_process_died_of_itself_is_explained_by_no_order() {
        Response died = new Response.Died("exit status 3");
        for (String operation : List.of("tryAcquire", "release", "acquire")) {
            Explanation why = illegal(SemaphoreModel.class, List.of(List.of(sem(operation, died))));
            assertThat(why.deadEnds()).singleElement().isInstanceOf(DeadEnd.OtherAnswer.class);
        }
        assertThat(sem("tryAcquire", died)).hasToString("tryAcquire(): its process died: exit status 3");
        assertThat(sem("acquire", died).isPending()).isFalse();
        assertThat(sem("acquire", died).isCutOff()).isFalse();
    }
}
