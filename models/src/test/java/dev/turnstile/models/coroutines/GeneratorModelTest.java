package dev.turnstile.models.coroutines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class GeneratorModelTest {
    private final GeneratorModel generator = new GeneratorModel();

    @Test
    void it_yields_from_zero_to_the_last_and_is_exhausted() {
        for (int i = 0; i <= Generator.LAST; i++) assertThat(generator.next()).isEqualTo(i);
        assertExhausted();
        assertExhausted();
    }

    @Test
    void it_goes_on_from_what_is_sent() {
        assertThat(generator.next()).isZero();
        assertThat(generator.send(1)).isEqualTo(1);
        assertThat(generator.send(1)).isEqualTo(1);
        assertThat(generator.next()).isEqualTo(2);
        assertThat(generator.send(Generator.LAST)).isEqualTo(Generator.LAST);
        assertExhausted();
    }

    @Test
    void nothing_can_be_sent_before_it_has_begun_nor_after_its_end() {
        assertThatIllegalStateException().isThrownBy(() -> generator.send(1));
        generator.close();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> generator.send(1));
    }

    @Test
    void closed_it_is_exhausted() {
        generator.next();
        generator.close();
        assertExhausted();
        generator.close();
    }

    private void assertExhausted() {
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(generator::next);
    }
}
