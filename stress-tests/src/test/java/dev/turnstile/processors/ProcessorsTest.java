package dev.turnstile.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorsTest {
    @Test
    void reads_ranges_and_single_numbers() {
        assertThat(Processors.parse("0-2,7, 9-10")).containsExactly(0, 1, 2, 7, 9, 10);
        assertThat(Processors.parse("\t0-1,4,6-8\n")).containsExactly(0, 1, 4, 6, 7, 8);
        assertThat(Processors.parse("3")).containsExactly(3);
    }

    @Test
    void there_are_as_many_as_the_virtual_machine_sees_or_more() {
        assertThat(Processors.allowed())
                .hasSizeGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    }
}
