package dev.turnstile.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void what_is_harmless_stays_as_it_is() {
        String harmless = "  T0 put(\"ä→…\") [1, 2] 100 % :: # x";
        assertThat(Printable.line(harmless)).isEqualTo(harmless);
    }

    @Test
    void what_acts_on_a_terminal_is_written_out() {
        assertThat(Printable.line("a\u001b[31m\r\n\u2028\u0085\u202eb"))
                .isEqualTo("a\\u001b[31m\\u000d\\u000a\\u2028\\u0085\\u202eb");
    }

    @Test
    void commands_to_ci_systems_are_none() {
        assertThat(Printable.line("  ::error::x")).isEqualTo("  :\\u003aerror::x");
        assertThat(Printable.line("x ##[error] ####")).isEqualTo("x #\\u0023[error] #\\u0023#\\u0023");
        assertThat(Printable.lines("a\n::b")).isEqualTo("a\n:\\u003ab");
    }

    @Test
    void lines_of_a_sentence_are_joined() {
        assertThat(Printable.sentence("it does not compile:\n  x\r\nTurnstile gate: PASSED"))
                .isEqualTo("it does not compile: x Turnstile gate: PASSED");
    }

    @Property
    void nothing_is_more_than_a_line(@ForAll String any) {
        assertThat(Printable.line(any).chars()).noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x202e);
        assertThat(Printable.line(any)).doesNotContain("##").doesNotMatch("\\s*::.*");
    }
}
