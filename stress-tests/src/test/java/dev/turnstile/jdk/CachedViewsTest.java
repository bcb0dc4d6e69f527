package dev.turnstile.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields are compared with those that the JDK's maps have. */
class CachedViewsTest {
    @ParameterizedTest
    @CsvSource({
        "java.util.AbstractMap, keySet",
        "java.util.AbstractMap, values",
        "java.util.HashMap, entrySet",
        "java.util.TreeMap, entrySet",
        "java.util.TreeMap, navigableKeySet",
        "java.util.TreeMap, descendingMap",
        "java.util.WeakHashMap, entrySet",
        "java.util.IdentityHashMap, entrySet",
        "java.util.EnumMap, entrySet",
        "java.util.Collections$UnmodifiableMap, entrySet"
    })
    void maps_keep_views(String type, String field) {
        assertThat(CachedViews.isOne(type, field)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.HashMap, table",
        "java.util.HashMap, size",
        "java.util.HashMap, modCount",
        "java.util.HashMap, none",
        "java.util.TreeMap, root",
        "java.util.LinkedHashMap, head",
        "java.util.LinkedHashMap, tail",
        "java.util.Collections$UnmodifiableMap, m",
        "java.util.ArrayList, elementData",
        "java.util.concurrent.ConcurrentHashMap, keySet",
        "com.example.Registry, entrySet",
        "java.util.None, entrySet"
    })
    void other_fields_are_none(String type, String field) {
        assertThat(CachedViews.isOne(type, field)).isFalse();
    }

    /** If a view had a field of its own that another thread could miss, the race would not be harmless. */
    @Test
    void the_views_have_only_final_fields() {
        Map<Integer, Integer> plain = new HashMap<>();
        for (Map<Integer, Integer> map :
                List.<Map<Integer, Integer>>of(plain, new TreeMap<>(), Collections.unmodifiableMap(plain))) {
            for (Object view : List.of(map.keySet(), map.values(), map.entrySet())) {
                List<Field> fields = Arrays.stream(view.getClass().getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .toList();
                assertThat(fields).allMatch(field -> Modifier.isFinal(field.getModifiers()));
            }
        }
    }
}
