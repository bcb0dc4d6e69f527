package dev.turnstile.explore.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentityTableTest {
    private final IdentityTable<Integer> table = new IdentityTable<>();

    @Test
    void a_key_that_was_never_set_has_no_value() {
        assertThat(table.get("a")).isNull();
    }

    @Test
    void equal_objects_are_different_keys() {
        List<Integer> one = new ArrayList<>();
        List<Integer> other = new ArrayList<>();
        table.put(one, 1);
        assertThat(table.get(other)).isNull();
        table.put(other, 2);
        assertThat(table.get(one)).isEqualTo(1);
    }

    @Test
    void a_key_keeps_its_value_when_it_changes() {
        List<Integer> key = new ArrayList<>();
        table.put(key, 1);
        key.add(7);
        assertThat(table.get(key)).isEqualTo(1);
    }

    @Test
    void it_agrees_with_a_map_however_large_it_grows() {
        Random random = new Random(1);
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) keys.add(new Object());
        IdentityHashMap<Object, Integer> map = new IdentityHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            Object key = keys.get(random.nextInt(keys.size()));
            table.put(key, i);
            map.put(key, i);
        }
        for (Object key : keys) assertThat(table.get(key)).isEqualTo(map.get(key));
    }
}
