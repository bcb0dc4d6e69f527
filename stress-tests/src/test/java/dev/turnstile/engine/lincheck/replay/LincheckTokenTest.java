package dev.turnstile.engine.lincheck.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.turnstile.Mutation;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LincheckTokenTest {
    private static final List<List<Integer>> CHOICES =
            List.of(List.of(), List.of(3), List.of(0, 0, 0, 1, 1, 0), List.of(11, 1, 1, 12, 12));

    @Test
    void a_token_reads_back() {
        for (Mode mode :
                List.of(Mode.EVERY, Mode.SPURIOUS, Mode.within(0), Mode.within(12), new Mode(2, true, false))) {
            for (List<Integer> choices : CHOICES) {
                LincheckToken token = new LincheckToken(mode, choices);
                assertThat(LincheckToken.parse(token.toString())).isEqualTo(token);
            }
        }
    }

    @Test
    void equal_choices_in_a_row_are_written_once() {
        assertThat(new LincheckToken(Mode.EVERY, List.of(0, 0, 0, 1, 0)).toString())
                .endsWith(",all,,0x3.1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.7,8", "3.7,8,spurious", "3.8-explore2,all,,0x3", "3.7-explore1,2,,0", ""})
    void a_token_of_another_version_is_refused_with_a_word_on_what_to_do(String other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LincheckToken.parse(other))
                .withMessageContaining("another version of Turnstile")
                .withMessageContaining("check the subject again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"few,,0", "2,,a", "2,,0y3", "2,,0x3x4", "2,,-1", "-1,,0", "2,sometimes,0", "2,,1x1000000000"})
    void a_token_that_is_garbled_is_refused(String garbled) {
        String version = new LincheckToken(Mode.EVERY, List.of()).toString().split(",", 2)[0];
        assertThatIllegalArgumentException().isThrownBy(() -> LincheckToken.parse(version + "," + garbled));
    }

    /** A few characters stand for many choices. */
    @Test
    void a_token_does_not_unfold_without_end() {
        String version = new LincheckToken(Mode.EVERY, List.of()).toString().split(",", 2)[0];
        String bomb = version + ",all,," + "0x99999.".repeat(1_000) + "0";
        assertThatIllegalArgumentException().isThrownBy(() -> LincheckToken.parse(bomb));
    }

    @Property(tries = 10_000)
    void any_other_is_read_or_refused(@ForAll long seed) {
        List<String> valid = CHOICES.stream()
                .map(choices -> new LincheckToken(Mode.within(2), choices).toString())
                .toList();
        try {
            LincheckToken read = LincheckToken.parse(Mutation.of(valid, seed));
            assertThat(LincheckToken.parse(read.toString())).isEqualTo(read);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("token");
        }
    }
}
