package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Atomic objects, and objects with code of their own, are read where code without hooks calls them. */
@Tag("slow")
class UnhookedReadsTest {
    /** One number, in several forms. */
    public static class Numbers {
        private final AtomicInteger number = new AtomicInteger();
        private final AtomicReference<Integer> reference = new AtomicReference<>(0);
        private final AtomicIntegerArray array = new AtomicIntegerArray(1);
        private final Named named = new Named(number);
        private final CharArrayWriter chars = new CharArrayWriter();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @SuppressWarnings("JdkObsolete") // it is what this is about
        private final StringBuffer buffer = new StringBuffer();

        private final Holder holder = new Holder(new Own());

        record Named(AtomicInteger n) {}

        record Holder(Own own) {}

        private static final class Own {
            private volatile int value;

            @Override
            public String toString() {
                return "" + value;
            }

            @Override
            public boolean equals(Object other) {
                return this == other;
            }

            @Override
            public int hashCode() {
                return value;
            }
        }

        public void set() {
            number.set(1);
        }

        public void setReference() {
            reference.set(1);
        }

        public void setArray() {
            array.set(0, 1);
        }

        public void setOwn() {
            holder.own().value = 1;
        }

        public void setChars() {
            chars.append('1');
        }

        public void setBuffer() {
            buffer.append('1');
        }

        public void setBytes() {
            bytes.write('1');
        }

        public String concatenated() {
            return "" + number;
        }

        public String valueOf() {
            return String.valueOf(number);
        }

        @SuppressWarnings("UnnecessaryStringBuilder") // its append has hooks, and concatenation has none
        public String appended() {
            return new StringBuilder().append(number).toString();
        }

        public String ofObjects() {
            return Objects.toString(number);
        }

        public String formatted() {
            return String.format("%s", number);
        }

        public String ofList() {
            return List.of(number).toString();
        }

        public double asNumber() {
            Number any = number;
            return any.doubleValue();
        }

        public int asInt() {
            return number.intValue();
        }

        public String ofRecord() {
            return named.toString();
        }

        public String ofReference() {
            return "" + reference;
        }

        public String ofArray() {
            return "" + array;
        }

        public String ofChars() {
            return "" + chars;
        }

        public String ofBuffer() {
            return "" + buffer;
        }

        public String valueOfBuffer() {
            return String.valueOf(buffer);
        }

        public String formatOfBuffer() {
            return String.format("%s", buffer);
        }

        public int lengthOfBuffer() {
            return buffer.length();
        }

        public String ofBytes() {
            return "" + bytes;
        }

        public String ofOwn() {
            return holder.toString();
        }

        public int hashOfOwn() {
            return holder.hashCode();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "concatenated | set",
                "valueOf | set",
                "appended | set",
                "ofObjects | set",
                "formatted | set",
                "ofList | set",
                "asNumber | set",
                "asInt | set",
                "ofRecord | set",
                "ofReference | setReference",
                "ofArray | setArray",
                "ofChars | setChars",
                "ofBytes | setBytes",
                "ofBuffer | setBuffer",
                "valueOfBuffer | setBuffer",
                "formatOfBuffer | setBuffer",
                "lengthOfBuffer | setBuffer",
                "ofOwn | setOwn",
                "hashOfOwn | setOwn"
            })
    void both_orders_of_a_write_and_such_a_read_are_explored(String scenario) {
        ExploringRuns runs = ExploringRuns.of(Numbers.class, scenario);
        assertThat(runs.executions()).isEqualTo(2);
        assertThat(runs.outcomes()).hasSize(2);
        assertThat(runs.races()).isEmpty();
    }
}
