package dev.turnstile.models.cache;

import static dev.turnstile.models.locks.Calls.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.cache.Cache.Swap;
import org.junit.jupiter.api.Test;

class CacheModelsTest {
    private final CacheModel cache = new CacheModel();

    @Test
    void what_is_set_is_there_until_it_is_deleted() {
        cache.set(1, 2);
        assertThat(answer(0, () -> cache.get(1))).isEqualTo(2);
        assertThat(answer(0, () -> cache.get(2))).isZero();
        assertThat(cache.delete(1)).isTrue();
        assertThat(cache.delete(1)).isFalse();
        assertThat(answer(0, () -> cache.get(1))).isZero();
    }

    @Test
    void only_what_is_there_is_counted() {
        assertThat(cache.incr(1)).isZero();
        cache.set(1, 2);
        assertThat(cache.incr(1)).isEqualTo(3);
    }

    @Test
    void cas_stores_if_nobody_has_written_since_the_caller_read() {
        cache.set(1, 1);
        assertThat(answer(0, () -> cache.get(1))).isOne();
        assertThat(answer(1, () -> cache.cas(1, 2)))
                .as("by one who has never read")
                .isEqualTo(Swap.EXISTS);
        assertThat(answer(0, () -> cache.cas(1, 2))).isEqualTo(Swap.STORED);
        assertThat(answer(0, () -> cache.cas(1, 1)))
                .as("its own write counts too")
                .isEqualTo(Swap.EXISTS);
    }

    @Test
    void cas_knows_a_value_that_was_written_again() {
        cache.set(1, 1);
        assertThat(answer(0, () -> cache.get(1))).isOne();
        assertThat(cache.delete(1)).isTrue();
        assertThat(answer(0, () -> cache.cas(1, 2))).isEqualTo(Swap.NOT_FOUND);
        cache.set(1, 1);
        assertThat(answer(0, () -> cache.cas(1, 2))).isEqualTo(Swap.EXISTS);
    }

    @Test
    void a_counter_counts() {
        var counter = new CacheCounterModel();
        assertThat(counter.get()).isZero();
        assertThat(counter.increment()).isOne();
        assertThat(counter.increment()).isEqualTo(2);
        assertThat(counter.get()).isEqualTo(2);
    }
}
