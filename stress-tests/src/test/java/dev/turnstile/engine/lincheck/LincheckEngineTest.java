package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.canary.OppositeLocks;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.engine.lincheck.Explored.Clean;
import dev.turnstile.engine.lincheck.Explored.Convicted;
import dev.turnstile.engine.lincheck.inputs.RaceFreeCounters;
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
        void aLostUpdateIsShownStepByStep() {
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
        void locksMadeOfLoopsThatWaitAreSeenThrough() {
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
        void anAnswerMayBeWrongByItsTimeAlone() {
            // One execution stands for both orders, and only in one of them the set comes first.
            assertThat(Checks.explore(Subjects.ForgetfulGetter.class, "set(1) | get()", 100))
                    .isInstanceOf(Convicted.class);
            assertThat(Checks.explore(Subjects.ForgetfulGetter.class, "get() | set(1)", 100))
                    .isInstanceOf(Convicted.class);
        }

        @Test
        void exceptionsAreComparedByType() {
            assertThat(Checks.explore(Subjects.SynchronizedStack.class, "push(1); pop() | pop()", 2_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> assertThat(clean.exhausted()).isTrue());
            Counterexample found = Checks.violation(Subjects.OtherExceptionStack.class);
            assertThat(found.history()).isEqualTo("pop(): IllegalStateException");
        }

        @Test
        void aReturnFromParkIsNotTakenForAnUnpark() {
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
        void oppositeMonitorsAreADeadlockWithItsCycleAndItsLines() {
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
        void soAreOppositeReentrantLocks() {
            assertOppositeLocks(Subjects.OppositeReentrantLocks.class, "a", "b");
        }

        @Test
        void soAreOppositeLocksMadeByHandWhereverTheyAreKept() {
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
        void aThreadThatWaitsForItselfIsACycleOfOne() {
            Counterexample found = Checks.violation(Subjects.SelfRelock.class);
            assertThat(found.symptom()).isEqualTo(Symptom.DEADLOCK);
            assertThat(found.history()).isEqualTo("f1() …");
            assertThat(found.hang().cycle()).containsExactly(0);
            assertThat(found.hang().coffman().circularWait()).isEqualTo("T0 → lock → T0");
        }

        @Test
        void aLostWakeupIsStuckWithoutACycle() {
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
        void aNotificationWakesOneThreadOnly() {
            Explored found = Checks.explore(Subjects.NotifyOneLatch.class, "await() | await() | open()", 1_000);
            assertThat(found).isInstanceOf(Convicted.class);
            assertThat(Checks.explore(Subjects.NotifyAllLatch.class, "await() | await() | open()", 1_000))
                    .isInstanceOf(Clean.class);
        }

        @Test
        void aThreadThatSpinsForEverIsStuck() {
            Counterexample found = Checks.violation(Subjects.SpinningCounter.class);
            assertThat(found.symptom()).isEqualTo(Symptom.STUCK);
            assertThat(found.hang().waiting()).hasSize(1);
            WaitingThread spinner = found.hang().waiting().get(0);
            assertThat(spinner.state()).isEqualTo("SPINNING");
            assertThat(Checks.sourceLine(spinner.waitsAt())).startsWith("while (!held.compareAndSet");
            assertThat(found.interleaving()).hasSizeLessThan(20);
        }

        @Test
        void aLoopThatEndsIsNotTakenForOneThatSpins() {
            assertThat(Checks.explore(Subjects.LoopingCounter.class, "increment() | increment()", 100))
                    .isInstanceOf(Clean.class);
        }
    }

    @Nested
    class DataRaces {
        @Test
        void aRaceIsTheFindingWhereAllAnswersAreRight() {
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
        void aWrongAnswerSaysMore() {
            assertThat(Checks.violation(RacyCounter.class).race()).isNull();
        }

        @Test
        void aRaceOnAnElementIsNamedAfterTheFieldThatHoldsTheArray() {
            assertThat(Checks.violation(Subjects.RacyElement.class).race().field())
                    .isEqualTo("RacyElement.values[][0]");
            assertThat(Checks.finding(Subjects.BenignElement.class)).isInstanceOf(Finding.Exhausted.class);
            assertThat(Checks.violation(Subjects.OtherBenignElement.class).symptom())
                    .isEqualTo(Symptom.DATA_RACE);
        }

        @Test
        void aRaceThatIsDeclaredBenignIsNoneButLowersTheLevel() {
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
        void anAtomicCounterIsProvedUnderTheMemoryModel() {
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
        void locksInOneOrderAreProved() {
            assertThat(Checks.check(Subjects.OrderedLocks.class, FEW).finding()).isInstanceOf(Finding.Exhausted.class);
        }

        @Test
        void waitingWhereTheModelWaitsTooIsNoFault() {
            EngineEvidence evidence = Checks.check(Subjects.MonitorGate.class, FEW);
            assertThat(evidence.finding()).isInstanceOf(Finding.Exhausted.class);
            assertThat(evidence.notes()).anyMatch(note -> note.contains("waits returned without a reason"));
        }

        @Test
        void norIsSpinningThere() {
            assertThat(Checks.explore(Subjects.SpinningGate.class, "[enter()] enter() | enter()", 500))
                    .isInstanceOf(Clean.class);
        }

        @Test
        void nothingIsWrongWithAQueueSynchronizer() {
            assertThat(Checks.explore(Subjects.ReentrantLockCounter.class, "increment() | increment()", 500))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.exhausted()).isTrue();
                        assertThat(clean.race()).isNull();
                    });
        }

        @Test
        void limitsOfTimeMayRunOutButNotLongOnes() {
            assertThat(Checks.explore(Subjects.TimedCounter.class, "increment() | increment()", 1_000))
                    .isInstanceOf(Clean.class);
            assertThat(Checks.explore(Subjects.ImpatientCounter.class, "increment() | increment()", 1_000))
                    .isInstanceOf(Convicted.class);
            assertThat(Checks.explore(Subjects.TimedLocks.class, "f1() | f2()", 5_000))
                    .isInstanceOf(Clean.class);
        }

        @Test
        void operationsMayStartThreads() {
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
        void schedulesWithFewPreemptionsAreProvedInstead() {
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
        void aBoundThatKeepsNothingFromBeingRunIsNone() {
            Explored explored =
                    Checks.explore(Subjects.AtomicCounter.class, "increment() | increment()", Mode.within(4), 1_000);
            assertThat(explored)
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> assertThat(clean.exhausted()).isTrue());
        }

        @Test
        void nothingIsProvedWhereEvenTheseAreTooMany() {
            Explored explored = Checks.explore(Subjects.CasCounter.class, FOUR_EACH, Mode.within(1), 3);
            assertThat(explored)
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> assertThat(clean.isProof()).isFalse());
        }

        /** Two threads that give their first lock back can make each other do so for good: some schedules never end. */
        @Test
        void locksThatAreGivenBackAreProvedUpToABound() {
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
        void aSearchThatIsHopelessIsGivenUp() {
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
        void whatIsNotExhaustedInTheFirstRoundIsBoundedInTheNext() {
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
        void norWhereALoopWasGuessedToWait() {
            assertThat(Checks.explore(Subjects.CountingSpinCounter.class, "increment() | increment()", 1_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.isProof()).isFalse();
                        assertThat(clean.gap()).contains("a loop", "count its rounds");
                    });
        }

        @Test
        void aLoopOfTheJdkThatWasGuessedToWaitLowersTheLevelAndIsNamed() {
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
        void norWhereExecutionsGrewTooLong() {
            assertThat(Checks.explore(Subjects.LongCounter.class, "increment() | increment()", 1_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Clean.class))
                    .satisfies(clean -> {
                        assertThat(clean.isProof()).isFalse();
                        assertThat(clean.gap()).contains("cut after", "steps");
                    });
        }

        @Test
        void withNextToNothingNothingIsProved() {
            assertThat(Checks.check(Subjects.NoisyCounter.class, 1, 1).finding())
                    .isInstanceOf(Finding.Survived.class);
        }
    }

    @Nested
    class WhatItCannotJudge {
        @Test
        void aStampedReferenceIsSeen() {
            assertThat(Checks.violation(Subjects.StampedCounter.class).history())
                    .isEqualTo("increment(): 1 | increment(): 1");
            assertThat(Checks.finding(Subjects.HalfStampedCounter.class)).isInstanceOf(Finding.Exhausted.class);
        }

        @Test
        void aCallThatIsNotSeenIntoIsAWriteToEverythingAndLowersTheLevel() {
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
        void operationsWithoutStateAreNotBlind() {
            assertThat(Checks.explore(Subjects.ConstantCounter.class, "increment() | increment()", 100))
                    .isInstanceOf(Convicted.class);
            assertThat(Checks.explore(Subjects.StatelessLocks.class, "f1() | f2()", 100))
                    .isEqualTo(new Clean(1, 1, true, -1, false, false, Set.of(), null, Set.of(), null));
        }

        @Test
        void butThoseInWhichNothingIsSeenThoughTheyCallForeignCodeAre() {
            assertThat(Checks.finding(Subjects.StatelessForeignLocks.class))
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Inconclusive.class))
                    .extracting(Finding.Inconclusive::reason)
                    .asString()
                    .startsWith("blind");
        }

        @Test
        void aConstructorThatThrowsIsTold() {
            assertThat(Checks.finding(Subjects.ThrowingInConstructor.class))
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Inconclusive.class))
                    .satisfies(told -> assertThat(told.doubt()).isEqualTo(Finding.Doubt.FAILED))
                    .extracting(Finding.Inconclusive::reason)
                    .asString()
                    .startsWith("the constructor threw IllegalStateException: no port is free at Subjects.java:");
        }

        @Test
        void aCloseThatThrowsIsToldWhereNothingElseIsWrong() {
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
        void anAnswerIsWhatItWasWhenItWasReturned() {
            assertThat(Checks.check(Subjects.GrowingList.class, FEW).finding()).isInstanceOf(Finding.Exhausted.class);
            // A reader of a live list sees everything that others have added by then.
            assertThat(Checks.explore(Subjects.LiveList.class, "add(1); add(2) | add(3)", 1_000))
                    .asInstanceOf(InstanceOfAssertFactories.type(Convicted.class))
                    .extracting(convicted -> convicted.witness().history().toString())
                    .isEqualTo("add(1): [1]; add(2): [1, 2, 3] | add(3): [1, 2, 3]");
        }

        @Test
        void exceptionsOfSeveralLinesTearNoLineOfATrace() {
            Counterexample found = Checks.violation(Subjects.ThrowingSeveralLines.class);
            assertThat(found.interleaving())
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.text().lines()).hasSizeLessThan(2));
        }

        @Test
        void anOperationThatIsNotForItIsLeftOutAndTheOthersAreJudged() {
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
        void virtualThreadsAreForItUnlessTheConstructorStartsThem() {
            assertThat(Checks.violation(Subjects.VirtualThreadCounter.class).interleaving())
                    .isNotEmpty();
            assertThat(reasonNotApplicable(Subjects.VirtualFromTheStartCounter.class))
                    .contains("virtual threads");
        }

        @Test
        void whatIsOnlyInTheCodeKeepsNothingFromIt() {
            assertThat(Checks.finding(Subjects.HarmlessCounter.class)).isInstanceOf(Finding.Exhausted.class);
        }

        @Test
        void whatNeedsSeveralThreadsToComeToAFileIsGivenUpThereAndNotProved() {
            assertThat(Checks.finding(Subjects.FileWhereTheyMeet.class))
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.Survived.class))
                    .extracting(Finding.Survived::coverage)
                    .asString()
                    .contains("given up where it does input and output", "Subjects.java:");
            assertThat(Path.of(Subjects.MET)).doesNotExist();
        }

        @Test
        void threadsOfTheConstructorAreNotForIt() {
            assertThat(reasonNotApplicable(Subjects.ThreadStartingCounter.class))
                    .contains("starts threads");
        }

        @Test
        void whatHasTheNameOfAToolIsNotForIt() {
            assertThat(reasonNotApplicable(ToolCounter.class)).contains("does not look into");
        }

        private String reasonNotApplicable(Class<?> subject) {
            Finding finding = Checks.finding(subject);
            assertThat(finding).isInstanceOf(Finding.NotApplicable.class);
            return ((Finding.NotApplicable) finding).reason();
        }
    }
}
