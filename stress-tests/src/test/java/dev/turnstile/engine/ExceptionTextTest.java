package dev.turnstile.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serial;
import org.junit.jupiter.api.Test;

class ExceptionTextTest {
    @Test
    void an_exception_is_told_on_one_line() {
        assertThat(ExceptionText.of(new IllegalStateException("first\u001b\tline\nsecond")))
                .startsWith("IllegalStateException: first\\u001b\\u0009line")
                .doesNotContain("second");
    }

    @Test
    void one_that_cannot_say_its_message_is_told_without() {
        for (Runnable fault : new Runnable[] {this::fail, this::overflow}) {
            assertThat(ExceptionText.of(new Exception() {
                        @Serial
                        private static final long serialVersionUID = 1L;

                        @Override
                        public String getMessage() {
                            fault.run();
                            return "";
                        }
                    }))
                    .startsWith("ExceptionTextTest$1");
        }
    }

    private void fail() {
        throw new UnsupportedOperationException();
    }

    private void overflow() {
        throw new StackOverflowError();
    }
}
