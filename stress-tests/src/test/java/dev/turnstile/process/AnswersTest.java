package dev.turnstile.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.history.Response;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answers of a process that calls a subject's operations. */
class AnswersTest {
    private static Team team;
    private SharedRun run;

    @BeforeAll
    static void start() {
        team = new Team();
    }

    @AfterAll
    static void end() {
        team.close();
    }

    @BeforeEach
    void begin() {
        run = team.begin(1);
    }

    @AfterEach
    void giveUp() throws InterruptedException {
        run.giveUp();
    }

    @Test
    void every_kind_of_answer_arrives_as_it_was() {
        assertThat(call("nothing()")).isNull();
        assertThat(call("number()")).isEqualTo(-7);
        assertThat(call("big()")).isEqualTo(Long.MIN_VALUE);
        assertThat(call("yes()")).isEqualTo(true);
        assertThat(call("text()")).isEqualTo("zero \0, ümlaut, 🎫");
        assertThat(call("day()")).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(call("list()")).isEqualTo(List.of(1, 2));
        assertThat(call("array()")).isEqualTo(new int[] {3, 4});
    }

    @Test
    void of_an_exception_the_type_arrives() {
        assertThat(call("fails()")).isEqualTo(new Response.Threw("java.lang.IllegalStateException"));
        assertThat(call("number()")).isEqualTo(-7);
    }

    @Test
    void calls_that_were_sent_together_are_answered_one_by_one() {
        assertThat(run.call(0, team.actors("counts(); counts(); yes()"), true, false)
                        .value())
                .isEqualTo(1);
        assertThat(run.call(0, List.of(), true, false).value()).isEqualTo(2);
        assertThat(run.call(0, List.of(), true, false).value()).isEqualTo(true);
    }

    @Test
    void what_cannot_be_sent_is_told_with_its_reason() {
        assertThat(died("unsendable()"))
                .contains("exit status 1", "java.io.NotSerializableException: java.lang.Object");
        assertThat(call("number()")).isInstanceOf(Response.Died.class);
    }

    @Test
    void nor_does_what_throws_on_its_way_keep_anybody_waiting() {
        assertThat(died("untameable()")).contains("exit status 1", "java.lang.IllegalArgumentException: never");
    }

    @Test
    void one_that_exits_is_told_with_its_status_and_what_it_printed() {
        assertThat(died("exits()")).isEqualTo("exit status 3, after it printed: good bye");
    }

    @Test
    void one_that_halts_is_told_with_its_status() {
        assertThat(died("halts()")).isEqualTo("exit status 4");
    }

    @Test
    void one_that_crashes_is_told_with_the_cause_alone() {
        assertThat(died("crashes()"))
                .startsWith("its JVM crashed: SIGSEGV (0xb) in C")
                .hasLineCount(1);
    }

    @Test
    void the_next_run_has_a_process_again() throws Exception {
        long before = team.pid(run, 0);
        died("halts()");
        run.close();
        assertThat(run.left(true)).isEmpty();
        run = team.begin(1);
        assertThat(team.pid(run, 0)).isNotEqualTo(before);
    }

    @Test
    void the_same_process_serves_the_next_run_with_another_instance_in_another_directory() throws Exception {
        long before = team.pid(run, 0);
        assertThat(call("counts()")).isEqualTo(1);
        run.close();
        assertThat(run.left(true)).isEmpty();
        run = team.begin(1);
        assertThat(team.pid(run, 0)).isEqualTo(before);
        assertThat(call("counts()")).isEqualTo(1);
    }

    @Test
    void what_is_printed_does_not_get_between_the_answers() {
        assertThat(call("prints()")).isEqualTo(1);
        assertThat(call("number()")).isEqualTo(-7);
    }

    @Test
    void times_of_the_other_process_lie_between_those_of_this_one() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "only there do processes read the same clock");
        for (int i = 0; i < 20; i++) {
            long before = System.nanoTime();
            Answer answer = team.answer(run, 0, "nothing()");
            assertThat(answer.isTimed()).isTrue();
            assertThat(answer.invoked() - before).isPositive();
            assertThat(answer.returned() - answer.invoked()).isPositive();
            assertThat(System.nanoTime() - answer.returned()).isPositive();
        }
    }

    @Test
    void an_exception_at_the_end_is_told() {
        for (boolean anError : List.of(false, true)) {
            call("jams(" + anError + ")");
            assertThatThrownBy(run::close)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(anError ? "AssertionError" : "IllegalStateException")
                    .hasMessageContaining("in one of the processes");
            run = team.begin(1);
        }
        assertThat(call("number()")).isEqualTo(-7);
    }

    private Object call(String operation) {
        return team.call(run, 0, operation);
    }

    private String died(String operation) {
        return ((Response.Died) call(operation)).how();
    }
}
