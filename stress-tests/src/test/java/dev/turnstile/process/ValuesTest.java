package dev.turnstile.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.history.Response;
import dev.turnstile.scenario.Called;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {
    static Stream<Object> values() {
        return Stream.of(
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                true,
                false,
                "",
                "x".repeat(70_000), // longer than DataOutput's own form of a string may be
                'c',
                1.5,
                Thread.State.NEW,
                List.of("a", 1),
                new Called(List.of(1), List.of("f(1)")),
                new Response.Threw("java.io.IOException"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_read_as_it_was_written(Object value) throws IOException {
        assertThat(read(written(value))).isEqualTo(value);
    }

    @Test
    void nothing_is_read_as_nothing() throws IOException {
        assertThat(read(written(null))).isNull();
    }

    @Test
    void what_cannot_be_written_leaves_no_half_a_value() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThatThrownBy(() -> Values.write(new Object(), new DataOutputStream(bytes)))
                .isInstanceOf(NotSerializableException.class);
        assertThat(bytes.size()).isZero();
    }

    @Test
    void nonsense_and_half_a_value_are_told() throws IOException {
        assertThatThrownBy(() -> read(new byte[] {'?'})).isInstanceOf(StreamCorruptedException.class);
        byte[] whole = written(7);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 1))).isInstanceOf(EOFException.class);
    }

    private static byte[] written(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Values.write(value, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException {
        return Values.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
