package dev.turnstile.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.history.Response;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes that are killed, and who goes on in their place. */
@Tag("slow")
public class CrashTest {
    /** Every second call is killed in its middle, so it does not happen that none of these is killed. */
    private static final int TRIES = 60;

    private static Team team;
    private SharedRun run;

    /** Only one instance can be made in each directory. */
    @Subject(model = ProbeModel.class)
    @AcrossProcesses(keeps = "*")
    public static class OnlyOne extends ProbeModel {
        /** @param directory what all instances share */
        public OnlyOne(Path directory) throws IOException {
            Files.createFile(directory.resolve("taken"));
        }
    }

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
        run = team.begin(2);
    }

    @AfterEach
    void giveUp() throws InterruptedException {
        run.giveUp();
    }

    @Test
    void another_process_goes_on_in_the_same_directory_and_the_others_stay() {
        long killed = team.pid(run, 0);
        long other = team.pid(run, 1);
        assertThat(team.call(run, 0, "counts()")).isEqualTo(1);
        assertThat(run.crash(0).value()).isNull();
        assertThat(Team.isAlive(killed)).isFalse();
        assertThat(team.pid(run, 0)).isNotEqualTo(killed);
        assertThat(team.call(run, 0, "counts()")).isEqualTo(2);
        assertThat(team.pid(run, 1)).isEqualTo(other);
        assertThat(team.call(run, 1, "counts()")).isEqualTo(3);
    }

    @Test
    void a_call_before_a_crash_may_be_cut_off_in_its_middle() {
        long pid = team.pid(run, 0);
        Object value = 1;
        for (int i = 0; i < TRIES && !value.equals(Response.KILLED); i++) {
            assertThat(value).isEqualTo(1);
            value = run.call(0, team.actors("dawdles()"), true, true).value();
        }
        assertThat(value).isEqualTo(Response.KILLED);
        assertThat(Team.isAlive(pid)).isFalse();
        assertThat(run.crash(0).value()).isNull();
        assertThat(team.pid(run, 0)).isNotEqualTo(pid);
    }

    @Test
    void other_calls_are_not_cut_off() {
        for (int i = 0; i < 10; i++) assertThat(team.call(run, 0, "dawdles()")).isEqualTo(1);
    }

    @Test
    void an_instance_that_cannot_be_made_after_the_crash_is_told_of() {
        team.call(run, 0, "bars()");
        assertThat(run.crash(0).value()).isEqualTo(new Response.Threw("java.lang.UnsupportedOperationException"));
        assertThat(team.call(run, 0, "number()")).isEqualTo(new Response.Died("it could not begin"));
        assertThat(team.call(run, 1, "number()")).isEqualTo(-7);
    }

    @Test
    void instances_that_cannot_all_be_made_are_no_run() {
        try (Team onlyOne = new Team(OnlyOne.class)) {
            assertThatThrownBy(() -> onlyOne.begin(2))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("FileAlreadyExistsException")
                    .hasMessageContaining("shares its directory");
            SharedRun alone = onlyOne.begin(1);
            assertThat(onlyOne.call(alone, 0, "number()")).isEqualTo(-7);
        }
    }

    @Test
    void nothing_is_replaced_in_a_run_that_was_given_up() throws Exception {
        List<Long> before = List.of(team.pid(run, 0), team.pid(run, 1));
        run.giveUp();
        assertThat(run.crash(0).value()).isInstanceOf(Response.Died.class);
        assertThat(team.call(run, 1, "number()")).isInstanceOf(Response.Died.class);
        run = team.begin(2);
        assertThat(team.pid(run, 1)).isEqualTo(before.get(1));
    }
}
