package dev.turnstile.hang.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Alone, Alone",
        "java.lang.Object, Object",
        "list.Stack$Node, Node",
        "list.Stack$1, Stack$1",
        "list.Outer$Stack$12, Stack$12",
        "list.Stack$1$2, Stack$1$2",
        "list.Stack$1Local, Local"
    })
    void a_class_has_the_name_that_a_reader_knows(String binaryName, String simple) {
        assertThat(TypeNames.simple(binaryName)).isEqualTo(simple);
    }
}
