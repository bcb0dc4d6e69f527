package dev.turnstile.engine.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PinningTest {
    @Test
    void a_list_of_ranges_is_read() {
        assertThat(Pinning.parse("\t0-1,4,6-8\n")).containsExactly(0, 1, 4, 6, 7, 8);
        assertThat(Pinning.parse("3")).containsExactly(3);
    }
}
