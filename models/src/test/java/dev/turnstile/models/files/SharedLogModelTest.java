package dev.turnstile.models.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharedLogModelTest {
    private final SharedLogModel log = new SharedLogModel();

    @Test
    void the_oldest_line_comes_first() {
        log.append(2);
        log.append(1);
        log.append(2);
        assertThat(log.lines()).containsExactly(2, 1, 2);
    }

    @Test
    void what_the_dead_have_appended_stays() {
        log.append(1);
        log.crash();
        assertThat(log.lines()).containsExactly(1);
    }

    @Test
    void an_answer_does_not_change_with_the_log() {
        List<Integer> before = log.lines();
        log.append(1);
        assertThat(before).isEmpty();
    }
}
