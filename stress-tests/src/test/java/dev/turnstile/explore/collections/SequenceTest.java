package dev.turnstile.explore.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SequenceTest {
    private final Sequence<Integer> sequence = Sequence.of(1, 2, 3, 4, 5);

    @Test
    void the_others_keep_their_order_where_some_are_removed() {
        sequence.removeIf(n -> n % 2 == 0);
        assertThat(sequence).containsExactly(1, 3, 5);
        sequence.add(6);
        assertThat(sequence).containsExactly(1, 3, 5, 6);
    }

    @Test
    void nothing_is_left_behind_a_cut() {
        sequence.cut(2);
        assertThat(sequence).containsExactly(1, 2);
        assertThatThrownBy(() -> sequence.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_cut_behind_the_end_removes_nothing() {
        sequence.cut(7);
        assertThat(sequence).hasSize(5);
    }
}
