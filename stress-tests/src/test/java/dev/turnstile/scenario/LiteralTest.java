package dev.turnstile.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiteralTest {
    /** Says of itself what it is told to. */
    record Speaking(Object text) {
        @Override
        public String toString() {
            if (text instanceof RuntimeException e) throw e;
            if (text instanceof Error e) throw e;
            return (String) text;
        }
    }

    @Test
    void values_are_written_on_one_line_whatever_they_say() {
        String torn = "a\nb\r\tc\u0007\u001b[31m\u0085\u2028\u2029d";
        String whole = "a\\u000ab\\u000d\\u0009c\\u0007\\u001b[31m\\u0085\\u2028\\u2029d";
        assertThat(Literal.oneLine(torn)).isEqualTo(whole);
        assertThat(Literal.format(new Speaking(torn))).isEqualTo(whole);
        assertThat(Literal.format(List.of(torn, new Speaking(torn)))).isEqualTo("[\"" + whole + "\", " + whole + "]");
        assertThat(Literal.oneLine("ö → 1")).isEqualTo("ö → 1");
    }

    @Test
    void strings_that_are_written_can_be_read_again() {
        for (String text : List.of("", "a\nb", "\u0085\u2028\"\\u000a\\", "*/"))
            assertThat(Literal.parse(Literal.format(text), String.class)).isEqualTo(text);
        assertThat(Literal.parse(Literal.format('\u2028'), char.class)).isEqualTo('\u2028');
    }

    @Test
    void a_value_that_cannot_say_what_it_is_does_no_harm() {
        assertThat(Literal.format(new Speaking(new IllegalStateException())))
                .isEqualTo("Speaking (its toString throws IllegalStateException)");
        assertThat(Literal.format(new Speaking(new StackOverflowError()))).contains("StackOverflowError");
        assertThat(Literal.format(new Speaking(null))).isEqualTo("null");
    }
}
