package dev.turnstile.models.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedArrayModelTest {
    private final SharedArrayModel array = new SharedArrayModel();

    @Test
    void adding_answers_the_sum_and_touches_one_number() {
        assertThat(array.add(0, 2)).isEqualTo(2);
        assertThat(array.add(0, 1)).isEqualTo(3);
        assertThat(array.get(0)).isEqualTo(3);
        assertThat(array.get(1)).isZero();
    }
}
