package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Late;
import dev.turnstile.evidence.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that is woken before its time is over may still find, on the next look at the clock, that it is over. */
@Tag("slow")
class LateTest {
    @ParameterizedTest
    @ValueSource(classes = {Late.Patient.class, Late.PatientWithCondition.class})
    void to_give_up_only_where_there_is_nothing_is_right(Class<?> subject) {
        assertThat(Checks.finding(subject)).isInstanceOf(Finding.Exhausted.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {Late.Impatient.class, Late.ImpatientWithCondition.class})
    void to_give_up_by_the_clock_alone_is_wrong(Class<?> subject) {
        assertThat(Checks.finding(subject)).isInstanceOf(Finding.Violated.class);
    }
}
