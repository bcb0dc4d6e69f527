package dev.turnstile.subjects.pools;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The pools that keep their word, by how many workers they may have. */
final class Pools {
    static final List<IntFunction<JudgedPool>> FIXED =
            List.of(BoundedThreadPool::new, TokenThreadPool::new, JdkThreadPool::new);

    private Pools() {}

    static Stream<Named<IntFunction<JudgedPool>>> fixed() {
        return FIXED.stream().map(pool -> {
            try (JudgedPool one = pool.apply(1)) {
                return Named.of(one.getClass().getSimpleName(), pool);
            }
        });
    }
}
