package dev.turnstile.judge;

import static dev.turnstile.history.Response.PENDING;
import static dev.turnstile.history.Response.VOID;
import static dev.turnstile.history.Response.returned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.history.Span;
import dev.turnstile.judge.Contracts.Mutex;
import dev.turnstile.judge.Contracts.MutexModel;
import dev.turnstile.judge.Contracts.Register;
import dev.turnstile.judge.Contracts.RegisterModel;
import dev.turnstile.judge.Contracts.Rendezvous;
import dev.turnstile.judge.Contracts.RendezvousModel;
import dev.turnstile.judge.Contracts.Semaphore;
import dev.turnstile.judge.Contracts.SemaphoreModel;
import dev.turnstile.judge.Contracts.Signal;
import dev.turnstile.judge.Contracts.SignalModel;
import dev.turnstile.judge.Contracts.Store;
import dev.turnstile.judge.Contracts.StoreModel;
import dev.turnstile.judge.Explanation.DeadEnd;
import dev.turnstile.machine.ModelMachine;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Response TRUE = returned(true);
    private static final Response FALSE = returned(false);
    private static final Response ILLEGAL_STATE = new Response.Threw("java.lang.IllegalStateException");

    private static Judgement judge(Class<?> model, History history) {
        return new Judge(new ModelMachine(model)).judge(history);
    }

    private static Execution sem(String operation, Response response) {
        return new Execution(Contracts.actor(Semaphore.class, operation), response);
    }

    private static Execution write(int value, long from, long to) {
        return new Execution(Contracts.actor(Register.class, "write", value), VOID, new Span(from, to));
    }

    private static Execution read(int value, long from, long to) {
        return new Execution(Contracts.actor(Register.class, "read"), returned(value), new Span(from, to));
    }

    private static void legal(Class<?> model, History history) {
        assertThat(judge(model, history)).isInstanceOf(Judgement.Legal.class);
    }

    private static Explanation illegal(Class<?> model, History history) {
        Judgement judgement = judge(model, history);
        assertThat(judgement).isInstanceOf(Judgement.Illegal.class);
        return ((Judgement.Illegal) judgement).explanation();
    }

    @Nested
    class Answers {
        @Test
        void one_permit_goes_to_one_thread() {
            legal(
                    SemaphoreModel.class,
                    History.ofThreads(List.of(List.of(sem("tryAcquire", TRUE)), List.of(sem("tryAcquire", FALSE)))));
        }

        @Test
        void one_permit_does_not_go_to_two() {
            Explanation why = illegal(
                    SemaphoreModel.class,
                    History.ofThreads(List.of(List.of(sem("tryAcquire", TRUE)), List.of(sem("tryAcquire", TRUE)))));
            assertThat(why.longest()).hasSize(1);
            assertThat(why.deadEnds())
                    .hasSize(1)
                    .first()
                    .isInstanceOfSatisfying(
                            DeadEnd.OtherAnswer.class,
                            d -> assertThat(d.answer()).isEqualTo(FALSE));
        }

        @Test
        void an_exception_that_the_model_throws_is_an_answer() {
            legal(
                    SemaphoreModel.class,
                    History.ofThreads(List.of(List.of(sem("release", VOID), sem("release", ILLEGAL_STATE)))));
        }

        @Test
        void an_exception_that_the_model_does_not_throw_is_a_wrong_answer() {
            illegal(SemaphoreModel.class, History.ofThreads(List.of(List.of(sem("release", ILLEGAL_STATE)))));
            illegal(
                    SemaphoreModel.class,
                    History.ofThreads(List.of(List.of(
                            sem("release", VOID),
                            sem("release", new Response.Threw("java.lang.IllegalArgumentException"))))));
        }

        @Test
        void an_operation_that_blocks_in_the_model_must_not_return() {
            Explanation why = illegal(
                    SemaphoreModel.class,
                    History.ofThreads(List.of(List.of(sem("acquire", VOID)), List.of(sem("acquire", VOID)))));
            assertThat(why.deadEnds()).first().isInstanceOf(DeadEnd.NotEnabled.class);
        }
    }

    @Nested
    class Order {
        @Test
        void operations_that_overlap_may_come_in_either_order() {
            legal(RegisterModel.class, History.ofThreads(List.of(List.of(write(1, 0, 10)), List.of(read(0, 5, 6)))));
            legal(RegisterModel.class, History.ofThreads(List.of(List.of(write(1, 0, 10)), List.of(read(1, 5, 6)))));
        }

        @Test
        void an_operation_that_had_returned_comes_first() {
            legal(RegisterModel.class, History.ofThreads(List.of(List.of(write(1, 0, 4)), List.of(read(1, 5, 6)))));
            illegal(RegisterModel.class, History.ofThreads(List.of(List.of(write(1, 0, 4)), List.of(read(0, 5, 6)))));
        }

        @Test
        void real_time_order_holds_across_a_third_thread() {
            // 0 is overwritten before the middle thread's read returns, and the last read starts after that.
            illegal(
                    RegisterModel.class,
                    History.ofThreads(
                            List.of(List.of(write(1, 0, 100)), List.of(read(1, 10, 20)), List.of(read(0, 30, 40)))));
        }

        @Test
        void program_order_holds_without_times() {
            Execution write = new Execution(Contracts.actor(Register.class, "write", 1), VOID);
            Execution readsOne = new Execution(Contracts.actor(Register.class, "read"), returned(1));
            Execution readsZero = new Execution(Contracts.actor(Register.class, "read"), returned(0));
            legal(RegisterModel.class, History.ofThreads(List.of(List.of(write), List.of(readsZero, readsOne))));
            illegal(RegisterModel.class, History.ofThreads(List.of(List.of(write), List.of(readsOne, readsZero))));
        }

        @Test
        void init_comes_before_and_post_behind_everything() {
            legal(
                    SemaphoreModel.class,
                    new History(
                            List.of(sem("acquire", VOID)),
                            List.of(List.of(sem("tryAcquire", FALSE))),
                            List.of(sem("release", VOID)),
                            true));
            illegal(
                    SemaphoreModel.class,
                    new History(
                            List.of(sem("acquire", VOID)), List.of(List.of(sem("tryAcquire", TRUE))), List.of(), true));
            illegal(
                    SemaphoreModel.class,
                    new History(
                            List.of(), List.of(List.of(sem("acquire", VOID))), List.of(sem("tryAcquire", TRUE)), true));
        }

        @Test
        void the_explaining_order_is_given() {
            Judgement judgement = judge(
                    RegisterModel.class, History.ofThreads(List.of(List.of(write(1, 0, 10)), List.of(read(0, 5, 6)))));
            assertThat(((Judgement.Legal) judgement).order())
                    .extracting(e -> e.actor().toString())
                    .containsExactly("read()", "write(1)");
        }
    }

    @Nested
    class Pending {
        @Test
        void a_thread_that_waits_for_what_is_not_there_is_legal() {
            legal(
                    SemaphoreModel.class,
                    History.ofThreads(List.of(List.of(sem("acquire", VOID)), List.of(sem("acquire", PENDING)))));
        }

        @Test
        void a_thread_that_waits_beside_a_free_permit_is_a_lost_wake_up() {
            Explanation why = illegal(
                    SemaphoreModel.class,
                    History.ofThreads(List.of(
                            List.of(sem("acquire", VOID), sem("release", VOID)), List.of(sem("acquire", PENDING)))));
            assertThat(why.deadEnds()).hasSize(1).first().isInstanceOf(DeadEnd.PendingThoughEnabled.class);
        }

        @Test
        void answers_that_are_wrong_whatever_is_pending_are_told_before_what_is_pending() {
            Explanation why = illegal(
                    SemaphoreModel.class,
                    History.ofThreads(List.of(
                            List.of(sem("tryAcquire", FALSE), sem("tryAcquire", TRUE)),
                            List.of(sem("acquire", PENDING)))));
            assertThat(why.deadEnds()).isNotEmpty().allMatch(DeadEnd.OtherAnswer.class::isInstance);
        }

        @Test
        void what_is_pending_may_have_decided_an_answer() {
            Explanation why = illegal(
                    SemaphoreModel.class,
                    History.ofThreads(List.of(List.of(sem("tryAcquire", FALSE)), List.of(sem("acquire", PENDING)))));
            assertThat(why.deadEnds()).anyMatch(DeadEnd.PendingThoughEnabled.class::isInstance);
        }

        @Test
        void every_pending_operation_must_be_blocked_not_only_one() {
            illegal(
                    SemaphoreModel.class,
                    History.ofThreads(List.of(List.of(sem("acquire", PENDING)), List.of(sem("acquire", PENDING)))));
            legal(
                    SemaphoreModel.class,
                    new History(
                            List.of(sem("acquire", VOID)),
                            List.of(List.of(sem("acquire", PENDING)), List.of(sem("acquire", PENDING))),
                            List.of(),
                            true));
        }

        @Test
        void a_run_cut_short_may_have_pending_operations_that_took_effect_or_not() {
            List<List<Execution>> tookEffect =
                    List.of(List.of(sem("release", PENDING)), List.of(sem("acquire", VOID), sem("acquire", VOID)));
            legal(SemaphoreModel.class, new History(List.of(), tookEffect, List.of(), false));
            illegal(SemaphoreModel.class, new History(List.of(), tookEffect, List.of(), true));
            List<List<Execution>> tookNone =
                    List.of(List.of(sem("release", PENDING)), List.of(sem("acquire", VOID), sem("tryAcquire", FALSE)));
            legal(SemaphoreModel.class, new History(List.of(), tookNone, List.of(), false));
            List<List<Execution>> neither =
                    List.of(List.of(sem("release", PENDING)), List.of(sem("tryAcquire", FALSE)));
            illegal(SemaphoreModel.class, new History(List.of(), neither, List.of(), false));
        }

        @Test
        void ownership_goes_by_the_calling_thread() {
            Execution lock = new Execution(Contracts.actor(Mutex.class, "lock"), VOID);
            Execution unlock = new Execution(Contracts.actor(Mutex.class, "unlock"), VOID);
            legal(MutexModel.class, History.ofThreads(List.of(List.of(lock, unlock), List.of(lock))));
            illegal(MutexModel.class, History.ofThreads(List.of(List.of(lock), List.of(unlock))));
        }

        @Test
        void a_hang_in_the_init_part_is_judged_too() {
            History hung =
                    new History(List.of(sem("acquire", VOID), sem("acquire", PENDING)), List.of(), List.of(), true);
            legal(SemaphoreModel.class, hung);
            illegal(SemaphoreModel.class, new History(List.of(sem("acquire", PENDING)), List.of(), List.of(), true));
        }
    }

    @Nested
    class TwoPoints {
        private Execution meet(Response response) {
            return new Execution(Contracts.actor(Rendezvous.class, "meet"), response);
        }

        private Execution await(Response response) {
            return new Execution(Contracts.actor(Signal.class, "await"), response);
        }

        private final Execution signal = new Execution(Contracts.actor(Signal.class, "signalAll"), VOID);

        @Test
        void two_that_meet_both_return() {
            legal(
                    RendezvousModel.class,
                    History.ofThreads(List.of(List.of(meet(returned(0))), List.of(meet(returned(0))))));
            illegal(
                    RendezvousModel.class,
                    History.ofThreads(List.of(List.of(meet(returned(0))), List.of(meet(PENDING)))));
            illegal(RendezvousModel.class, History.ofThreads(List.of(List.of(meet(PENDING)), List.of(meet(PENDING)))));
        }

        @Test
        void a_third_waits_alone() {
            legal(
                    RendezvousModel.class,
                    History.ofThreads(
                            List.of(List.of(meet(returned(0))), List.of(meet(returned(0))), List.of(meet(PENDING)))));
            illegal(RendezvousModel.class, History.ofThreads(List.of(List.of(meet(returned(0))))));
        }

        @Test
        void a_signal_reaches_who_waits_and_not_who_comes_later() {
            legal(SignalModel.class, History.ofThreads(List.of(List.of(await(VOID)), List.of(signal))));
            legal(SignalModel.class, History.ofThreads(List.of(List.of(await(PENDING)), List.of(signal))));
            illegal(SignalModel.class, new History(List.of(signal), List.of(List.of(await(VOID))), List.of(), true));
        }

        @Test
        void a_waiter_that_had_enrolled_must_be_reached() {
            Execution waits =
                    new Execution(Contracts.actor(Signal.class, "await"), PENDING, new Span(0, Long.MAX_VALUE));
            Execution late = new Execution(Contracts.actor(Signal.class, "await"), VOID, new Span(20, 40));
            Execution signals = new Execution(Contracts.actor(Signal.class, "signalAll"), VOID, new Span(30, 35));
            legal(SignalModel.class, History.ofThreads(List.of(List.of(late), List.of(signals))));
            // The first waiter may still be on its way to enrol, so its waiting on proves nothing.
            legal(SignalModel.class, History.ofThreads(List.of(List.of(waits), List.of(late), List.of(signals))));
        }
    }

    @Nested
    class Long_histories {
        @Test
        void are_judged_key_by_key() {
            Execution put = new Execution(Contracts.actor(Store.class, "put", "a", 1), VOID, new Span(0, 1));
            Execution right = new Execution(Contracts.actor(Store.class, "get", "b"), returned(0), new Span(2, 3));
            Execution wrong = new Execution(Contracts.actor(Store.class, "get", "b"), returned(1), new Span(2, 3));
            legal(StoreModel.class, History.ofThreads(List.of(List.of(put), List.of(right))));
            illegal(StoreModel.class, History.ofThreads(List.of(List.of(put), List.of(wrong))));
        }

        @Test
        void have_a_bound_on_memory_beyond_which_the_judge_does_not_decide() {
            List<List<Execution>> threads = java.util.stream.IntStream.range(0, 12)
                    .mapToObj(i -> List.of(write(i + 1, 0, 100)))
                    .collect(java.util.stream.Collectors.toList());
            threads.add(List.of(read(99, 200, 201)));
            Judge bounded = new Judge(new ModelMachine(RegisterModel.class), 1_000);
            assertThat(bounded.judge(History.ofThreads(threads))).isInstanceOf(Judgement.Undecided.class);
            assertThat(judge(RegisterModel.class, History.ofThreads(threads))).isInstanceOf(Judgement.Illegal.class);
        }

        @Test
        void do_not_overflow_the_stack() {
            List<Execution> thread = new java.util.ArrayList<>();
            for (int i = 0; i < 50_000; i++) thread.add(write(i % 3, 2L * i, 2L * i + 1));
            legal(RegisterModel.class, History.ofThreads(List.of(thread)));
        }
    }
}
