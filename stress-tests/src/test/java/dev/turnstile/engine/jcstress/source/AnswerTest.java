package dev.turnstile.engine.jcstress.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void is_copied_as_jcstress_copies_even_if_its_value_cannot_be() throws Exception {
        Answer answer = Answer.returned(Optional.of("not serializable"));
        assertThat(copy(answer)).isEqualTo(answer);
    }

    @Test
    void are_equal_by_what_was_answered() {
        assertThat(Answer.returned(new int[] {1, 2})).isEqualTo(Answer.returned(new int[] {1, 2}));
        assertThat(Answer.returned(1)).isNotEqualTo(Answer.returned(2)).isNotEqualTo(Answer.VOID);
        assertThat(Answer.threw(new IllegalStateException("a")))
                .isEqualTo(Answer.threw(new IllegalStateException("b")));
    }

    private static Object copy(Answer answer) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(answer);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
