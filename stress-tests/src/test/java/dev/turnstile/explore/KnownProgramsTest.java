package dev.turnstile.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.Instruction.Op;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Programs of which some version of the search lost an outcome, or would have: random ones seldom show it. */
class KnownProgramsTest {
    private static Instruction[] thread(Instruction... code) {
        return code;
    }

    static final List<Program> PROGRAMS = List.of(
            // An interruption lets in a thread that a lock kept out.
            Program.of(
                    thread(Instruction.of(Op.LOCK)),
                    thread(Instruction.of(Op.LOCK), Instruction.of(Op.WAIT)),
                    thread(Instruction.of(Op.INTERRUPT, 1))),
            // The same where the interruption sleeps, and only a time-out is left.
            Program.of(
                    thread(Instruction.of(Op.INTERRUPT, 2)),
                    thread(Instruction.of(Op.LOCK)),
                    thread(Instruction.of(Op.LOCK), Instruction.of(Op.TIMED_WAIT))),
            // A time-out comes before the interruption that only another time-out makes possible.
            Program.of(
                    thread(Instruction.of(Op.LOCK), Instruction.of(Op.TIMED_WAIT), Instruction.of(Op.UNLOCK)),
                    thread(Instruction.of(Op.TIMED_PARK), Instruction.of(Op.INTERRUPT, 0))),
            // To switch away from a thread that would have to time out costs no preemption.
            Program.of(
                    thread(Instruction.of(Op.ACQUIRE), Instruction.of(Op.TIMED_ACQUIRE), Instruction.of(Op.GET)),
                    thread(Instruction.of(Op.TIMED_ACQUIRE), Instruction.of(Op.SET, 0, 1))),
            // A thread that could have come first could not where the other began its last block.
            Program.of(
                    thread(
                            Instruction.of(Op.TIMED_ACQUIRE),
                            Instruction.of(Op.TIMED_ACQUIRE),
                            Instruction.of(Op.RELEASE),
                            Instruction.of(Op.ACQUIRE)),
                    thread(Instruction.of(Op.ACQUIRE))),
            Program.of(
                    thread(
                            Instruction.of(Op.TIMED_ACQUIRE),
                            Instruction.of(Op.TIMED_ACQUIRE),
                            Instruction.of(Op.RELEASE),
                            Instruction.of(Op.ACQUIRE)),
                    thread(Instruction.of(Op.GET), Instruction.of(Op.ACQUIRE))),
            // The same where it gets in at last.
            Program.of(
                    thread(
                            Instruction.of(Op.TIMED_ACQUIRE),
                            Instruction.of(Op.TIMED_ACQUIRE),
                            Instruction.of(Op.RELEASE),
                            Instruction.of(Op.ACQUIRE),
                            Instruction.of(Op.RELEASE)),
                    thread(Instruction.of(Op.GET), Instruction.of(Op.ACQUIRE))),
            // To give way before the other releases costs one preemption, after it two.
            new Program(
                    List.of(
                            List.of(
                                    Instruction.of(Op.SET, 0, 1),
                                    Instruction.of(Op.RELEASE),
                                    Instruction.of(Op.SET, 0, 2),
                                    Instruction.of(Op.TRY_ACQUIRE)),
                            List.of(Instruction.of(Op.GET, 0), Instruction.of(Op.ACQUIRE))),
                    2,
                    0,
                    false,
                    false),
            // The interruption that let a thread in is cleared by the time its step is over.
            Program.of(
                    thread(Instruction.of(Op.LOCK), Instruction.of(Op.WAIT)),
                    thread(Instruction.of(Op.INTERRUPT, 2)),
                    thread(Instruction.of(Op.LOCK), Instruction.of(Op.WAIT))),
            Program.of(
                    thread(Instruction.of(Op.INTERRUPT, 2)),
                    thread(Instruction.of(Op.LOCK), Instruction.of(Op.UNLOCK)),
                    thread(Instruction.of(Op.LOCK), Instruction.of(Op.TIMED_WAIT), Instruction.of(Op.WAIT))),
            // A lock is still held when others see what was done under it.
            Program.of(
                    thread(Instruction.of(Op.LOCK), Instruction.of(Op.SET, 0, 2), Instruction.of(Op.UNLOCK)),
                    thread(Instruction.of(Op.GET), Instruction.of(Op.TRY_LOCK))),
            // A lock is held although nothing is done under it.
            Program.of(
                    thread(Instruction.of(Op.TRY_LOCK)),
                    thread(Instruction.of(Op.TRY_LOCK), Instruction.of(Op.UNLOCK))),
            // A wait gives back all of a lock that was entered twice.
            Program.of(
                    thread(
                            Instruction.of(Op.LOCK),
                            Instruction.of(Op.LOCK),
                            Instruction.of(Op.WAIT),
                            Instruction.of(Op.UNLOCK),
                            Instruction.of(Op.SET, 0, 1),
                            Instruction.of(Op.UNLOCK)),
                    thread(
                            Instruction.of(Op.LOCK),
                            Instruction.of(Op.NOTIFY),
                            Instruction.of(Op.UNLOCK),
                            Instruction.of(Op.LOCK),
                            Instruction.of(Op.GET, 0))),
            // A thread is still alive when others see the last that it did.
            new Program(
                    List.of(
                            List.of(
                                    Instruction.of(Op.START, 1),
                                    Instruction.of(Op.ADD, 0, 2),
                                    Instruction.of(Op.TIMED_JOIN, 1)),
                            List.of(Instruction.of(Op.SET, 0, 2))),
                    1,
                    0,
                    false,
                    false),
            // Either of two changes lets a loop go on.
            Program.of(
                    thread(Instruction.of(Op.SPIN_EITHER, 0, 1)),
                    thread(Instruction.of(Op.SET, 0, 1)),
                    thread(Instruction.of(Op.SET, 1, 1))),
            // A thread that tries both monitors is seen in the first, although it does not get the second and gives the
            // first back.
            Program.of(
                    thread(Instruction.of(Op.SPIN_TRY_BOTH, 0, 1)),
                    thread(
                            Instruction.of(Op.LOCK, 1),
                            Instruction.of(Op.TRY_LOCK, 0),
                            Instruction.of(Op.TRY_LOCK, 0),
                            Instruction.of(Op.UNLOCK, 0),
                            Instruction.of(Op.UNLOCK, 1))),
            Program.of(
                    thread(Instruction.of(Op.SPIN_TRY_BOTH, 0, 1)),
                    thread(
                            Instruction.of(Op.LOCK, 1),
                            Instruction.of(Op.TRY_LOCK, 0),
                            Instruction.of(Op.UNLOCK, 0),
                            Instruction.of(Op.UNLOCK, 1))),
            Program.of(
                    thread(Instruction.of(Op.SPIN_EITHER, 0, 1), Instruction.of(Op.SET, 2, 1)),
                    thread(Instruction.of(Op.SET, 0, 0), Instruction.of(Op.SET, 0, 1)),
                    thread(Instruction.of(Op.SET, 1, 0), Instruction.of(Op.GET, 2))));

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void a_program_shows_all_outcomes(Program program) {
        assertThat(Comparison.isSmall(program)).isTrue();
        assertThat(Comparison.fault(program)).isNull();
    }
}
