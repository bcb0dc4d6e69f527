package dev.turnstile.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.Instruction.Op;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which edges order memory, and which only seem to: in each program one thread writes location 0 and another reads it. */
class DataRacesTest {
    private static final int LATER = 100;
    private static final Instruction WRITE = Instruction.of(Op.SET, 0, 1).plain();
    private static final Instruction READ = Instruction.of(Op.GET, 0).plain();

    /** Location 1 shows the others how far a thread has come, and orders nothing. */
    private static final Instruction SHOW = Instruction.of(Op.SET, 1, 1).in(AccessMode.OPAQUE);

    private static final Instruction LOOK = Instruction.of(Op.GET, 1).in(AccessMode.OPAQUE);

    private static Instruction[] thread(Instruction... code) {
        return code;
    }

    /** Jumps to the end unless the instruction before has got 1. */
    private static Instruction endUnlessOne(int register) {
        return Instruction.of(Op.SKIP_IF, register, 0, LATER);
    }

    private static Instruction endIfOne(int register) {
        return Instruction.of(Op.SKIP_IF, register, 1, LATER);
    }

    private static boolean races(Program program) {
        Search search = Search.exhaustive(program);
        assertThat(search.faults()).isEmpty();
        return !search.races().isEmpty();
    }

    private static boolean races(AccessMode write, AccessMode read) {
        return races(Program.of(
                thread(Instruction.of(Op.SET, 0, 1).in(write)),
                thread(Instruction.of(Op.GET, 0).in(read))));
    }

    @Test
    void a_plain_access_that_was_chosen_races_with_plain_ones_only() {
        assertThat(races(AccessMode.CHOSEN_PLAIN, AccessMode.PLAIN)).isTrue();
        assertThat(races(AccessMode.PLAIN, AccessMode.CHOSEN_PLAIN)).isTrue();
        assertThat(races(AccessMode.CHOSEN_PLAIN, AccessMode.CHOSEN_PLAIN)).isTrue();
        assertThat(races(AccessMode.CHOSEN_PLAIN, AccessMode.OPAQUE)).isFalse();
        assertThat(races(AccessMode.VOLATILE, AccessMode.CHOSEN_PLAIN)).isFalse();
        assertThat(races(AccessMode.PLAIN, AccessMode.VOLATILE)).isTrue();
    }

    @Test
    void an_interruption_shows_what_came_before_it_to_those_that_find_it() {
        Instruction[] interrupts = thread(WRITE, Instruction.of(Op.INTERRUPT, 1));
        assertThat(races(Program.of(interrupts, thread(Instruction.of(Op.IS_INTERRUPTED, 1), endUnlessOne(0), READ))))
                .isFalse();
        assertThat(races(Program.of(interrupts, thread(Instruction.of(Op.INTERRUPTED), endUnlessOne(0), READ))))
                .isFalse();
        assertThat(races(Program.of(interrupts, thread(Instruction.of(Op.LOCK), Instruction.of(Op.WAIT), READ))))
                .isFalse();
        assertThat(races(Program.of(interrupts, thread(Instruction.of(Op.PARK), READ))))
                .isTrue();
    }

    @Test
    void one_that_was_cleared_shows_nothing() {
        Program program = Program.of(
                thread(WRITE, Instruction.of(Op.INTERRUPT, 1), SHOW),
                thread(Instruction.of(Op.INTERRUPTED)),
                thread(LOOK, endUnlessOne(0), Instruction.of(Op.IS_INTERRUPTED, 1), endIfOne(2), READ));
        assertThat(races(program)).isTrue();
    }

    @Test
    void to_unpark_shows_nothing() {
        assertThat(races(
                        Program.of(thread(WRITE, Instruction.of(Op.UNPARK, 1)), thread(Instruction.of(Op.PARK), READ))))
                .isTrue();
    }

    @Test
    void a_lock_that_was_not_got_shows_nothing() {
        Program program = Program.of(
                thread(
                        Instruction.of(Op.LOCK),
                        WRITE,
                        Instruction.of(Op.UNLOCK),
                        SHOW,
                        Instruction.of(Op.LOCK),
                        Instruction.of(Op.UNLOCK)),
                thread(LOOK, endUnlessOne(0), Instruction.of(Op.TRY_LOCK), endIfOne(2), READ));
        assertThat(races(program)).isTrue();
    }

    @Test
    void a_lock_shows_what_came_before_it_was_left_and_no_more() {
        Instruction[] reads = thread(Instruction.of(Op.LOCK), Instruction.of(Op.UNLOCK), LOOK, endUnlessOne(2), READ);
        Instruction[] writesInside = thread(
                Instruction.of(Op.LOCK), WRITE, Instruction.of(Op.SET, 2, 1).plain(), Instruction.of(Op.UNLOCK));
        assertThat(races(Program.of(
                        writesInside,
                        thread(
                                Instruction.of(Op.LOCK),
                                Instruction.of(Op.GET, 2).plain(),
                                endUnlessOne(1),
                                Instruction.of(Op.UNLOCK),
                                READ))))
                .isFalse();
        assertThat(races(Program.of(thread(Instruction.of(Op.LOCK), Instruction.of(Op.UNLOCK), WRITE, SHOW), reads)))
                .isTrue();
    }

    /** The reader looks twice, so that it enters after the writer has left, and reads after that has written. */
    @Test
    void a_lock_shows_nothing_of_what_comes_after_it_was_left() {
        Program program = Program.of(
                thread(
                        Instruction.of(Op.LOCK),
                        Instruction.of(Op.UNLOCK),
                        SHOW,
                        WRITE,
                        Instruction.of(Op.SET, 1, 2).in(AccessMode.OPAQUE)),
                thread(
                        LOOK,
                        endUnlessOne(0),
                        Instruction.of(Op.LOCK),
                        Instruction.of(Op.UNLOCK),
                        LOOK,
                        endIfOne(4),
                        READ));
        assertThat(races(program)).isTrue();
    }

    @Test
    void a_start_shows_what_came_before_it_and_no_more() {
        assertThat(races(started(WRITE, Instruction.of(Op.START, 1)))).isFalse();
        assertThat(races(started(Instruction.of(Op.START, 1), WRITE, SHOW))).isTrue();
    }

    private static Program started(Instruction... starter) {
        boolean shows = starter.length > 2;
        Instruction[] reads = shows ? thread(LOOK, endUnlessOne(0), READ) : thread(READ);
        return new Program(List.of(List.of(starter), List.of(reads)), 1, 0, false, false);
    }

    @Test
    void a_volatile_write_shows_what_came_before_it_and_no_more() {
        Instruction[] reads = thread(Instruction.of(Op.GET, 2), LOOK, endUnlessOne(1), READ);
        assertThat(races(Program.of(thread(Instruction.of(Op.SET, 2, 1), WRITE, SHOW), reads)))
                .isTrue();
    }

    /** The plain access is hidden from nobody by a later one in another mode. */
    @Test
    void each_access_counts_in_its_own_mode() {
        Program program = Program.of(
                thread(WRITE, Instruction.of(Op.SET, 0, 2).in(AccessMode.OPAQUE), SHOW),
                thread(LOOK, endUnlessOne(0), Instruction.of(Op.GET, 0).in(AccessMode.OPAQUE)));
        assertThat(Search.exhaustive(program).races()).containsExactly("0-102");
    }

    @Test
    void a_plain_write_shows_nothing_of_the_volatile_one_that_it_overwrites() {
        Program program = Program.of(
                thread(WRITE, Instruction.of(Op.SET, 2, 2)),
                thread(
                        Instruction.of(Op.CAS, 2, 2, 3),
                        endUnlessOne(0),
                        Instruction.of(Op.SET, 2, 1).plain()),
                thread(
                        Instruction.of(Op.GET, 2),
                        endUnlessOne(0),
                        Instruction.of(Op.SKIP_IF, 0, 2, LATER),
                        Instruction.of(Op.SKIP_IF, 0, 3, LATER),
                        READ));
        assertThat(Search.exhaustive(program).races()).contains("0-204");
    }
}
