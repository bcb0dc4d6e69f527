package dev.turnstile.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ReplayTokenTest {
    private static final ReplayToken TOKEN =
            new ReplayToken(EngineName.LINCHECK, "demo.A$B", "pop() | push(1)", 7, "3.7-explore2,all,,0x12.1");

    @Test
    void a_token_holds_all_of_its_parts_and_needs_no_quotes() {
        assertThat(TOKEN.toString()).matches("[A-Za-z0-9_-]+");
        assertThat(ReplayToken.parse(TOKEN.toString())).isEqualTo(TOKEN);
    }

    @Test
    void a_token_that_was_cut_off_is_refused_wherever_it_was_cut() {
        String whole = TOKEN.toString();
        for (int end = 1; end < whole.length(); end++) {
            String part = whole.substring(0, end);
            assertThatThrownBy(() -> ReplayToken.parse(part))
                    .as(part)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a replay token")
                    .hasMessageEndingWith("Copy it whole from the report.");
        }
    }

    @Test
    void a_token_with_another_choice_of_a_thread_is_refused() {
        String changed = encoded(decoded(TOKEN.toString()).replace("0x12", "0x13"));
        assertThatThrownBy(() -> ReplayToken.parse(changed))
                .hasMessageContaining("some of it is missing or was changed");
    }

    @Test
    void tokens_of_other_versions_are_refused_with_what_to_do() {
        String first = encoded("LINCHECK\ndemo.A\npop()\n42\n3.7,9");
        String later = encoded(decoded(TOKEN.toString()).replaceFirst("2", "3"));
        assertThatThrownBy(() -> ReplayToken.parse(first))
                .hasMessageContaining("another version of Turnstile made it, in form 1, and this one reads form 2")
                .hasMessageContaining("check the subject again");
        assertThatThrownBy(() -> ReplayToken.parse(later)).hasMessageContaining("in form 3");
    }

    private static String decoded(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
