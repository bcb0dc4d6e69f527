package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.canary.OppositeLocks;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.engine.lincheck.inputs.RaceFreeCounters;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Symptom;
import dev.turnstile.subjects.events.JdkLatch;
import dev.turnstile.subjects.locks.TimeoutBackoffLocks;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.gradle.turnstile.ToolCounter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LincheckEngineTest {
    /** So many scenarios are enough where the first shows all there is to see. */
    private static final int FEW = 2;

    @Nested
    class WrongAnswers {
        @Test
        void a_lost_update_is_shown_step_by_step() {
            Counterexample found = Checks.violation(RacyCounter.class);
            assertThat(found.symptom()).isEqualTo(Symptom.WRONG_ANSWER);
            assertThat(found.history()).isEqualTo("increment(): 1 | increment(): 1");
            assertThat(found.explanation().deadEnds())
                    .containsExactly("T1 increment() answered 1, but here the model answers 2");
            assertThat(found.interleaving().stream().map(TraceStep::kind))
                    .containsExactly("CALL", "READ", "SWITCH", "CALL", "READ", "WRITE", "RETURN", "WRITE", "RETURN");
            TraceStep read = found.interleaving().get(1);
            assertThat(read.text()).isEqualTo("count → 0");
            assertThat(Checks.sourceLine(read.location())).isEqualTo("return ++count;");
            assertThat(found.hang()).isNull();
            assertThat(found.rate()).isNull();
        }

        @Test
        void locks_made_of_loops_that_wait_are_seen_through() {
            String twoEach = "increment(0); increment(0) | increment(1); increment(1)";
            assertThat(Checks.explore(RaceFreeCounters.VolatilePeterson.class, twoEach, 2_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> assertThat(clean.exhausted()).isTrue());
            assertThat(Checks.explore(Subjects.PetersonTurnFirst.class, twoEach, 2_000))
                    .isInstanceOf(Convicted.class);
            assertThat(Checks.explore(Subjects.PetersonTurnFirst.class, "increment(0) | increment(1)", 2_000))
                    .isInstanceOf(Convicted.class);
        }

        @Test
        void an_answer_may_be_wrong_by_its_time_alone() {
            // One execution stands for both orders, and only in one of them the set comes first.
            assertThat(Checks.explore(Subjects.ForgetfulGetter.class, "set(1) | get()", 100))
                    .isInstanceOf(Convicted.class);
            assertThat(Checks.explore(Subjects.ForgetfulGetter.class, "get() | set(1)", 100))
                    .isInstanceOf(Convicted.class);
        }

        @Test
        void exceptions_are_compared_by_type() {
            assertThat(Checks.explore(Subjects.SynchronizedStack.class, "push(1); pop() | pop()", 2_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> assertThat(clean.exhausted()).isTrue());
            Counterexample found = Checks.violation(Subjects.OtherExceptionStack.class);
            assertThat(found.history()).isEqualTo("pop(): IllegalStateException");
        }

        @Test
        void a_return_from_park_is_not_taken_for_an_unpark() {
            Class<?> subject = Subjects.ParkOnceGate.class;
            Counterexample found =
                    Checks.violation(subject, Checks.check(subject, FEW).finding());
            assertThat(found.symptom()).isEqualTo(Symptom.WRONG_ANSWER);
            assertThat(found.interleaving().stream().map(TraceStep::kind)).contains("PARK");
        }
    }

    @Nested
    class Hangs {
        @Test
        void opposite_monitors_are_a_deadlock_with_its_cycle_and_its_lines() {
            Counterexample found = Checks.violation(OppositeLocks.class);
            assertThat(found.symptom()).isEqualTo(Symptom.DEADLOCK);
            assertThat(found.history()).isEqualTo("f1() … | f2() …");
            Hang hang = found.hang();
            assertThat(hang.cycle()).containsExactly(0, 1);
            WaitingThread first = hang.waiting().get(0);
            assertThat(first.operation()).isEqualTo("f1()");
            assertThat(first.state()).isEqualTo("BLOCKED");
            assertThat(first.waitsFor().identity()).isEqualTo("b");
            assertThat(Checks.sourceLine(first.waitsAt())).isEqualTo("synchronized (b) {");
            assertThat(first.heldBy()).isEqualTo(1);
            assertThat(first.holds()).hasSize(1);
            assertThat(first.holds().get(0).resource().identity()).isEqualTo("a");
            assertThat(Checks.sourceLine(first.holds().get(0).acquiredAt())).isEqualTo("synchronized (a) {");
            assertThat(hang.coffman().circularWait()).isEqualTo("T0 → b → T1 → a → T0");
        }

        @Test
        void so_are_opposite_reentrant_locks() {
            assertOppositeLocks(Subjects.OppositeReentrantLocks.class, "a", "b");
        }

        @Test
        void so_are_opposite_locks_made_by_hand_wherever_they_are_kept() {
            assertOppositeLocks(Subjects.OppositeHandMadeLocks.class, "locks[0]", "locks[1]");
        }

        private void assertOppositeLocks(Class<?> subject, String one, String other) {
            Counterexample found = Checks.violation(subject);
            assertThat(found.symptom()).isEqualTo(Symptom.DEADLOCK);
            assertThat(found.hang().cycle()).containsExactly(0, 1);
            for (WaitingThread thread : found.hang().waiting()) {
                assertThat(Checks.sourceLine(thread.waitsAt())).isEqualTo("second.lock();");
                assertThat(thread.holds()).hasSize(1);
                assertThat(Checks.sourceLine(thread.holds().get(0).acquiredAt()))
                        .isEqualTo("first.lock();");
                assertThat(thread.heldBy()).isEqualTo(1 - thread.thread());
            }
            assertThat(found.hang().waiting().get(0).waitsFor().identity()).isEqualTo(other);
            assertThat(found.hang().waiting().get(1).waitsFor().identity()).isEqualTo(one);
        }

        @Test
        void a_thread_that_waits_for_itself_is_a_cycle_of_one() {
            Counterexample found = Checks.violation(Subjects.SelfRelock.class);
            assertThat(found.symptom()).isEqualTo(Symptom.DEADLOCK);
            assertThat(found.history()).isEqualTo("f1() …");
            assertThat(found.hang().cycle()).containsExactly(0);
            assertThat(found.hang().coffman().circularWait()).isEqualTo("T0 → lock → T0");
        }

        @Test
        void a_lost_wakeup_is_stuck_without_a_cycle() {
            Counterexample found = Checks.violation(Subjects.LostWakeupGate.class);
            assertThat(found.symptom()).isEqualTo(Symptom.STUCK);
            assertThat(found.hang().cycle()).isEmpty();
            assertThat(found.hang().coffman()).isNull();
            WaitingThread sleeper = found.hang().waiting().get(0);
            assertThat(sleeper.state()).isEqualTo("WAITING");
            assertThat(Checks.sourceLine(sleeper.waitsAt())).startsWith("wait();");
            assertThat(found.explanation().deadEnds())
                    .singleElement()
                    .asString()
                    .matches("T\\d enter\\(\\) did not return, but here the model lets it return");
        }

        @Test
        void a_notification_wakes_one_thread_only() {
            Explored found = Checks.explore(Subjects.NotifyOneLatch.class, "await() | await() | open()", 1_000);
            assertThat(found).isInstanceOf(Convicted.class);
            assertThat(Checks.explore(Subjects.NotifyAllLatch.class, "await() | await() | open()", 1_000))
                    .isInstanceOf(Clean.class);
        }

        @Test
        void a_thread_that_spins_for_ever_is_stuck() {
            Counterexample found = Checks.violation(Subjects.SpinningCounter.class);
            assertThat(found.symptom()).isEqualTo(Symptom.STUCK);
            assertThat(found.hang().waiting()).hasSize(1);
            WaitingThread spinner = found.hang().waiting().get(0);
            assertThat(spinner.state()).isEqualTo("SPINNING");
            assertThat(Checks.sourceLine(spinner.waitsAt())).startsWith("while (!held.compareAndSet");
            assertThat(found.interleaving()).hasSizeLessThan(20);
        }

        @Test
        void a_loop_that_ends_is_not_taken_for_one_that_spins() {
            assertThat(Checks.explore(Subjects.LoopingCounter.class, "increment() | increment()", 100))
                    .isInstanceOf(Clean.class);
        }
    }

    @Nested
    class DataRaces {
        @Test
        void a_race_is_the_finding_where_all_answers_are_right() {
            Counterexample found = Checks.violation(Subjects.RacyGetter.class);
            assertThat(found.symptom()).isEqualTo(Symptom.DATA_RACE);
            assertThat(found.race().field()).contains("value");
            assertThat(List.of(
                            Checks.sourceLine(found.race().first().location()),
                            Checks.sourceLine(found.race().second().location())))
                    .containsExactlyInAnyOrder("value = next;", "return value;");
            assertThat(found.race().first().mode()).isEqualTo("plain");
            assertThat(found.scenario()).matches("set\\(-?\\d+\\) \\| get\\(\\)|get\\(\\) \\| set\\(-?\\d+\\)");
        }

        @Test
        void a_wrong_answer_says_more() {
            assertThat(Checks.violation(RacyCounter.class).race()).isNull();
        }

        @Test
        void a_race_on_an_element_is_named_after_the_field_that_holds_the_array() {
            assertThat(Checks.violation(Subjects.RacyElement.class).race().field())
                    .isEqualTo("RacyElement.values[][0]");
            assertThat(Checks.finding(Subjects.BenignElement.class)).isInstanceOf(Finding.Exhausted.class);
            assertThat(Checks.violation(Subjects.OtherBenignElement.class).symptom())
                    .isEqualTo(Symptom.DATA_RACE);
        }

        @Test
        void a_race_that_is_declared_benign_is_none_but_lowers_the_level() {
            Finding finding = Checks.finding(Subjects.BenignGetter.class);
            assertThat(finding)
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Exhausted.class))
                    .extracting(Finding.Exhausted::bound)
                    .satisfies(bound -> {
                        assertThat(bound.level()).isEqualTo(Level.SEQUENTIAL);
                        assertThat(bound.lowered())
                                .singleElement()
                                .asString()
                                .contains("value", "a stale value will do");
                    });
        }
    }

    @Nested
    class CleanSubjects {
        @Test
        void an_atomic_counter_is_proved_under_the_memory_model() {
            Explored explored = Checks.explore(Subjects.AtomicCounter.class, "increment() | increment()", 1_000);
            assertThat(explored).isEqualTo(new Clean(2, 2, true, -1, false, false, Set.of(), null, Set.of(), null));
            Finding finding = Checks.finding(Subjects.AtomicCounter.class);
            assertThat(finding)
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Exhausted.class))
                    .extracting(Finding.Exhausted::bound)
                    .satisfies(bound -> {
                        assertThat(bound.scenarios()).isPositive();
                        assertThat(bound.allSmallest()).isTrue();
                        assertThat(bound.exhausted()).isEqualTo(bound.scenarios());
                        assertThat(bound.preemptions()).isNull();
                        assertThat(bound.sizes()).isNotEmpty().allMatch(size -> size.threads() >= 2);
                        assertThat(bound.executions()).isGreaterThan(2);
                        assertThat(bound.level()).isEqualTo(Level.MEMORY_MODEL);
                        assertThat(bound.lowered()).isEmpty();
                    });
        }

        @Test
        void locks_in_one_order_are_proved() {
            assertThat(Checks.check(Subjects.OrderedLocks.class, FEW).finding()).isInstanceOf(Finding.Exhausted.class);
        }

        @Test
        void waiting_where_the_model_waits_too_is_no_fault() {
            EngineEvidence evidence = Checks.check(Subjects.MonitorGate.class, FEW);
            assertThat(evidence.finding()).isInstanceOf(Finding.Exhausted.class);
            assertThat(evidence.notes()).anyMatch(note -> note.contains("waits returned without a reason"));
        }

        @Test
        void nor_is_spinning_there() {
            assertThat(Checks.explore(Subjects.SpinningGate.class, "[enter()] enter() | enter()", 500))
                    .isInstanceOf(Clean.class);
        }

        @Test
        void nothing_is_wrong_with_a_queue_synchronizer() {
            assertThat(Checks.explore(Subjects.ReentrantLockCounter.class, "increment() | increment()", 500))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.exhausted()).isTrue();
                        assertThat(clean.race()).isNull();
                    });
        }

        @Test
        void limits_of_time_may_run_out_but_not_long_ones() {
            assertThat(Checks.explore(Subjects.TimedCounter.class, "increment() | increment()", 1_000))
                    .isInstanceOf(Clean.class);
            assertThat(Checks.explore(Subjects.ImpatientCounter.class, "increment() | increment()", 1_000))
                    .isInstanceOf(Convicted.class);
            assertThat(Checks.explore(Subjects.TimedLocks.class, "f1() | f2()", 5_000))
                    .isInstanceOf(Clean.class);
        }

        @Test
        void operations_may_start_threads() {
            assertThat(Checks.explore(Subjects.ThreadStartingOperation.class, "increment() | increment()", 1_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.schedules()).isEqualTo(2);
                        assertThat(clean.isProof()).isTrue();
                        assertThat(clean.lowered()).isEmpty();
                    });
        }
    }

    @Nested
    class WhereTheBudgetIsSmall {
        private static final String FOUR_EACH =
                "increment(); increment(); increment(); increment() | increment(); increment(); increment(); increment()";

        @Test
        void schedules_with_few_preemptions_are_proved_instead() {
            Explored explored = Checks.explore(Subjects.CasCounter.class, FOUR_EACH, Mode.within(1), 1_000);
            assertThat(explored)
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.exhausted()).isFalse();
                        assertThat(clean.preemptions()).isEqualTo(1);
                        assertThat(clean.isProof()).isTrue();
                    });
        }

        @Test
        void a_bound_that_keeps_nothing_from_being_run_is_none() {
            Explored explored =
                    Checks.explore(Subjects.AtomicCounter.class, "increment() | increment()", Mode.within(4), 1_000);
            assertThat(explored)
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> assertThat(clean.exhausted()).isTrue());
        }

        @Test
        void nothing_is_proved_where_even_these_are_too_many() {
            Explored explored = Checks.explore(Subjects.CasCounter.class, FOUR_EACH, Mode.within(1), 3);
            assertThat(explored)
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> assertThat(clean.isProof()).isFalse());
        }

        /** Two threads that give their first lock back can make each other do so for good: some schedules never end. */
        @Test
        void locks_that_are_given_back_are_proved_up_to_a_bound() {
            String opposite = "f1() | f2()";
            assertThat(Checks.explore(TimeoutBackoffLocks.class, opposite, 1_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.gap()).contains("without end");
                        assertThat(clean.schedules()).isLessThan(800);
                    });
            assertThat(Checks.explore(TimeoutBackoffLocks.class, opposite, Mode.within(2), 1_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.isProof()).isTrue();
                        assertThat(clean.preemptions()).isEqualTo(2);
                    });
        }

        /** The schedules of two threads with one operation each can be run, but not the 184,756 of those with two. */
        @Test
        void a_search_that_is_hopeless_is_given_up() {
            int schedules = 200;
            EngineEvidence evidence = Checks.check(Subjects.FiveStepCounter.class, 4, schedules);
            assertThat(evidence.finding())
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Exhausted.class))
                    .satisfies(proof -> {
                        assertThat(proof.bound().level()).isEqualTo(Level.BOUNDED);
                        assertThat(proof.bound().allSmallest()).isTrue();
                    });
            long everyScheduleWithoutThat = 8L * schedules;
            long fewPreemptions = 4L * schedules;
            assertThat(evidence.executions()).isLessThan(everyScheduleWithoutThat + fewPreemptions);
        }

        @Test
        void what_is_not_exhausted_in_the_first_round_is_bounded_in_the_next() {
            EngineEvidence evidence = Checks.check(Subjects.NoisyCounter.class, 1, 32);
            assertThat(evidence.finding())
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Exhausted.class))
                    .extracting(Finding.Exhausted::bound)
                    .satisfies(bound -> {
                        assertThat(bound.level()).isEqualTo(Level.BOUNDED);
                        assertThat(bound.preemptions()).isEqualTo(1);
                    });
        }

        @Test
        void nor_where_a_loop_was_guessed_to_wait() {
            assertThat(Checks.explore(Subjects.CountingSpinCounter.class, "increment() | increment()", 1_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.isProof()).isFalse();
                        assertThat(clean.gap()).contains("a loop", "count its rounds");
                    });
        }

        @Test
        void a_loop_of_the_jdk_that_was_guessed_to_wait_lowers_the_level_and_is_named() {
            assertThat(Checks.explore(JdkLatch.class, "await() | await()", 1_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.isProof()).isTrue();
                        assertThat(clean.exhausted()).isTrue();
                        assertThat(clean.lowered())
                                .singleElement()
                                .asString()
                                .contains("a loop of the JDK", "AbstractQueuedSynchronizer.java:");
                    });
        }

        @Test
        void nor_where_executions_grew_too_long() {
            assertThat(Checks.explore(Subjects.LongCounter.class, "increment() | increment()", 1_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.isProof()).isFalse();
                        assertThat(clean.gap()).contains("cut after", "steps");
                    });
        }

        @Test
        void with_next_to_nothing_nothing_is_proved() {
            assertThat(Checks.check(Subjects.NoisyCounter.class, 1, 1).finding())
                    .isInstanceOf(Finding.Survived.class);
        }
    }

    @Nested
    class WhatItCannotJudge {
        @Test
        void a_stamped_reference_is_seen() {
            assertThat(Checks.violation(Subjects.StampedCounter.class).history())
                    .isEqualTo("increment(): 1 | increment(): 1");
            assertThat(Checks.finding(Subjects.HalfStampedCounter.class)).isInstanceOf(Finding.Exhausted.class);
        }

        @Test
        void a_call_that_is_not_seen_into_is_a_write_to_everything_and_lowers_the_level() {
            assertThat(Checks.violation(Subjects.ReflectiveCounter.class).history())
                    .isEqualTo("increment(): 1 | increment(): 1");
            assertThat(Checks.explore(Subjects.SynchronizedReflectiveCounter.class, "increment() | increment()", 100))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.exhausted()).isTrue();
                        assertThat(clean.lowered())
                                .anyMatch(reason -> reason.contains("java.lang.reflect.Field.getInt"));
                    });
        }

        @Test
        void operations_without_state_are_not_blind() {
            assertThat(Checks.explore(Subjects.ConstantCounter.class, "increment() | increment()", 100))
                    .isInstanceOf(Convicted.class);
            assertThat(Checks.explore(Subjects.StatelessLocks.class, "f1() | f2()", 100))
                    .isEqualTo(new Clean(1, 1, true, -1, false, false, Set.of(), null, Set.of(), null));
        }

        @Test
        void but_those_in_which_nothing_is_seen_though_they_call_foreign_code_are() {
            assertThat(Checks.finding(Subjects.StatelessForeignLocks.class))
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Inconclusive.class))
                    .extracting(Finding.Inconclusive::reason)
                    .asString()
                    .startsWith("blind");
        }

        @Test
        void a_constructor_that_throws_is_told() {
            assertThat(Checks.finding(Subjects.ThrowingInConstructor.class))
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Inconclusive.class))
                    .satisfies(told -> assertThat(told.doubt()).isEqualTo(Finding.Doubt.FAILED))
                    .extracting(Finding.Inconclusive::reason)
                    .asString()
                    .startsWith("the constructor threw IllegalStateException: no port is free at Subjects.java:");
        }

        @Test
        void a_close_that_throws_is_told_where_nothing_else_is_wrong() {
            assertThat(Checks.check(Subjects.ThrowingInClose.class, FEW).finding())
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Inconclusive.class))
                    .satisfies(told -> assertThat(told.doubt()).isEqualTo(Finding.Doubt.UNSETTLED))
                    .extracting(Finding.Inconclusive::reason)
                    .asString()
                    .startsWith("close() threw IllegalStateException: not now at Subjects.java:");
            assertThat(Checks.violation(Subjects.RacyThrowingInClose.class).symptom())
                    .isEqualTo(Symptom.WRONG_ANSWER);
        }

        @Test
        void an_answer_is_what_it_was_when_it_was_returned() {
            assertThat(Checks.check(Subjects.GrowingList.class, FEW).finding()).isInstanceOf(Finding.Exhausted.class);
            // A reader of a live list sees everything that others have added by then.
            assertThat(Checks.explore(Subjects.LiveList.class, "add(1); add(2) | add(3)", 1_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Convicted.class))
                    .extracting(convicted -> convicted.witness().history().toString())
                    .isEqualTo("add(1): [1]; add(2): [1, 2, 3] | add(3): [1, 2, 3]");
        }

        @Test
        void exceptions_of_several_lines_tear_no_line_of_a_trace() {
            Counterexample found = Checks.violation(Subjects.ThrowingSeveralLines.class);
            assertThat(found.interleaving())
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.text().lines()).hasSizeLessThan(2));
        }

        @Test
        void an_operation_that_is_not_for_it_is_left_out_and_the_others_are_judged() {
            assertThat(Checks.check(Subjects.HalfReadingLocks.class)).satisfies(evidence -> {
                assertThat(evidence.finding())
                        .asInstanceOf(InstanceOfAssertFactories.type(Finding.Survived.class))
                        .extracting(Finding.Survived::coverage)
                        .asString()
                        .contains("was left out");
                assertThat(evidence.notes())
                        .singleElement()
                        .asString()
                        .startsWith("not applied to")
                        .contains("f1()", "input and output");
            });
        }

        @Test
        void virtual_threads_are_for_it_unless_the_constructor_starts_them() {
            assertThat(Checks.violation(Subjects.VirtualThreadCounter.class).interleaving())
                    .isNotEmpty();
            assertThat(reasonNotApplicable(Subjects.VirtualFromTheStartCounter.class))
                    .contains("virtual threads");
        }

        @Test
        void what_is_only_in_the_code_keeps_nothing_from_it() {
            assertThat(Checks.finding(Subjects.HarmlessCounter.class)).isInstanceOf(Finding.Exhausted.class);
        }

        @Test
        void what_needs_several_threads_to_come_to_a_file_is_given_up_there_and_not_proved() {
            assertThat(Checks.finding(Subjects.FileWhereTheyMeet.class))
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Survived.class))
                    .extracting(Finding.Survived::coverage)
                    .asString()
                    .contains("given up where it does input and output", "Subjects.java:");
            assertThat(Path.of(Subjects.MET)).doesNotExist();
        }

        @Test
        void threads_of_the_constructor_are_not_for_it() {
            assertThat(reasonNotApplicable(Subjects.ThreadStartingCounter.class))
                    .contains("starts threads");
        }

        @Test
        void what_has_the_name_of_a_tool_is_not_for_it() {
            assertThat(reasonNotApplicable(ToolCounter.class)).contains("does not look into");
        }

        private String reasonNotApplicable(Class<?> subject) {
            Finding finding = Checks.finding(subject);
            assertThat(finding).isInstanceOf(Finding.NotApplicable.class);
            return ((Finding.NotApplicable) finding).reason();
        }
    }
}
