package dev.turnstile.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.spec.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final List<Fault> KINDS = Stream.of(Faults.class.getClasses())
            .map(kind -> kind.getAnnotation(Fault.class))
            .toList();

    @Test
    void each_kind_is_explained_in_two_sentences() {
        assertThat(KINDS)
                .hasSize(Faults.class.getDeclaredClasses().length)
                .allSatisfy(kind -> assertThat(kind.meaning().split("[.] "))
                        .as(kind.label())
                        .hasSize(2))
                .allSatisfy(
                        kind -> assertThat(kind.meaning()).doesNotContain("\n").endsWith("."));
    }

    @Test
    void each_kind_has_a_name_of_its_own_and_a_symptom() {
        assertThat(KINDS).extracting(Fault::label).doesNotHaveDuplicates();
        assertThat(KINDS)
                .allSatisfy(kind -> assertThat(kind.showsAs()).isNotEmpty().doesNotHaveDuplicates());
    }
}
