package dev.turnstile.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutputTailTest {
    @Test
    void little_is_kept_whole() {
        assertThat(tail("one\ntwo\n")).isEqualTo("one\ntwo");
        assertThat(tail("")).isEmpty();
    }

    @Test
    void of_much_the_last_whole_lines_are_kept() {
        String text =
                IntStream.range(0, 5_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        String tail = tail(text);
        assertThat(tail).startsWith("…line ").endsWith("line 4998\nline 4999").hasSizeBetween(8_000, 8 * 1024);
        assertThat(text).contains(tail.substring(1));
    }

    private static String tail(String text) {
        OutputTail tail = new OutputTail();
        tail.drain(new ByteArrayInputStream(text.getBytes(Charset.defaultCharset())));
        return tail.text();
    }
}
