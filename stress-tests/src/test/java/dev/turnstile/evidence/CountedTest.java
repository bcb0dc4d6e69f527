package dev.turnstile.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void one_has_the_singular_and_all_others_the_plural() {
        assertThat(Counted.of(0, "run")).isEqualTo("0 runs");
        assertThat(Counted.of(1, "run")).isEqualTo("1 run");
        assertThat(Counted.of(2, "run")).isEqualTo("2 runs");
    }

    @Test
    void a_verb_follows_its_noun() {
        assertThat(Counted.of(1, "thread is stuck", "threads are stuck")).isEqualTo("1 thread is stuck");
        assertThat(Counted.of(1_234, "thread is stuck", "threads are stuck")).isEqualTo("1,234 threads are stuck");
    }
}
