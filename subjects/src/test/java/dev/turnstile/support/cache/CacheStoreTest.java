package dev.turnstile.support.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.support.cache.CacheStore.Entry;
import dev.turnstile.support.cache.CacheStore.Storing;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CacheStoreTest {
    private static final long ROOM = 10_000;

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final CacheStore store = new CacheStore(clock::get, ROOM);

    @Test
    void what_expires_is_there_until_then() {
        set("a", 10, CacheRequest.expiry(5, clock.get()));
        clock.addAndGet(4_999);
        assertThat(store.get("a")).isNotNull();
        clock.addAndGet(1);
        assertThat(store.get("a")).isNull();
        assertThat(store.bytes()).isZero();
    }

    @Test
    void a_touch_gives_another_time() {
        set("a", 10, CacheRequest.expiry(5, clock.get()));
        assertThat(store.touch("a", CacheRequest.expiry(60, clock.get()))).isTrue();
        clock.addAndGet(59_999);
        assertThat(store.get("a")).isNotNull();
        clock.addAndGet(1);
        assertThat(store.touch("a", CacheStore.NEVER)).isFalse();
    }

    @Test
    void more_than_a_month_is_a_time_of_the_calendar() {
        assertThat(CacheRequest.expiry(2_592_000, 7)).isEqualTo(2_592_000_007L);
        assertThat(CacheRequest.expiry(2_592_001, 7)).isEqualTo(2_592_001_000L);
    }

    @Test
    void a_flush_that_is_due_forgets_what_was_there_then() {
        set("before", 1, CacheStore.NEVER);
        store.flush(clock.get() + 100);
        clock.addAndGet(99);
        set("between", 1, CacheStore.NEVER);
        assertThat(store.get("before")).isNotNull();
        clock.addAndGet(1);
        set("after", 1, CacheStore.NEVER);
        assertThat(store.get("before")).isNull();
        assertThat(store.get("between")).isNull();
        assertThat(store.get("after")).isNotNull();
    }

    @Test
    void what_was_asked_for_longest_ago_makes_room() {
        for (int i = 0; i < 3; i++) set("key" + i, 3_000, CacheStore.NEVER);
        assertThat(store.get("key0")).isNotNull();
        set("key3", 3_000, CacheStore.NEVER);
        assertThat(store.get("key1")).isNull();
        assertThat(store.get("key0")).isNotNull();
        for (int i = 0; i < 1_000; i++) {
            set("empty" + i, 0, CacheStore.NEVER);
            assertThat(store.bytes()).isLessThanOrEqualTo(ROOM);
        }
    }

    private void set(String key, int length, long expiry) {
        assertThat(store.store(Storing.SET, key, new Entry(new byte[length], 0, expiry, 0)))
                .isEqualTo(CacheStore.Outcome.STORED);
    }
}
