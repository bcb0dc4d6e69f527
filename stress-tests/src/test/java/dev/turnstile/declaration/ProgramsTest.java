package dev.turnstile.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.spec.NeedsProgram;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    @NeedsProgram("sh")
    static class NeedsOneThatIsEverywhere {}

    @NeedsProgram("turnstile-program-of-nobody")
    static class NeedsOneThatIsNowhere {}

    static class NeedsNone {}

    @Test
    void one_that_is_on_the_path_is_not_missed() {
        assertThat(Programs.missing(NeedsOneThatIsEverywhere.class)).isEmpty();
        assertThat(Programs.missing(NeedsNone.class)).isEmpty();
    }

    @Test
    void one_that_is_not_is_with_how_it_is_got() {
        assertThat(Programs.missing(NeedsOneThatIsNowhere.class))
                .contains("turnstile-program-of-nobody is not installed "
                        + "(Debian: apt-get install turnstile-program-of-nobody)");
    }
}
