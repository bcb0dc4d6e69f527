package dev.turnstile.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    @Test
    void times_are_said_as_people_say_them() {
        assertThat(List.of(0L, 59L, 60L, 130L, 3_600L, 4_800L))
                .extracting(s -> ProgressLines.duration(Duration.ofSeconds(s)))
                .containsExactly("1 s", "59 s", "1 min", "2 min 10 s", "1 h", "1 h 20 min");
    }
}
