package dev.turnstile.engine.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.jcstress.source.Shape;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.ReplayToken;
import org.junit.jupiter.api.Test;

class CompilationTest {
    @Test
    void the_first_compiles_as_the_jvm_does_and_others_by_chance() {
        assertThat(JcstressEngine.jvmArguments(0, 7)).noneMatch(a -> a.contains("Stress"));
        assertThat(JcstressEngine.jvmArguments(1, 7))
                .contains("-XX:+StressGCM")
                .anyMatch(a -> a.startsWith("-XX:StressSeed="));
    }

    @Test
    void the_same_seed_compiles_in_the_same_way_and_another_in_another() {
        assertThat(JcstressEngine.jvmArguments(1, 7))
                .isEqualTo(JcstressEngine.jvmArguments(1, 7))
                .isNotEqualTo(JcstressEngine.jvmArguments(1, 8))
                .isNotEqualTo(JcstressEngine.jvmArguments(2, 7));
    }

    @Test
    void a_token_names_the_jvm_that_can_show_it_again() {
        ReplayToken token =
                new ReplayToken(EngineName.JCSTRESS, "S", "f()", 7, new ReplayDetail(Shape.FIELD, 3).toString());
        assertThat(JcstressEngine.jvmArguments(ReplayToken.parse(token.toString())))
                .isEqualTo(JcstressEngine.jvmArguments(3, 7));
        assertThat(ReplayDetail.parse(token.detail()).shape()).isEqualTo(Shape.FIELD);
    }
}
