package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In no execution does the garbage collector clear a reference: a proof has to say so. */
@Tag("slow")
class ReferencesTest {
    public static class Cached {
        private volatile Reference<String> weak = new WeakReference<>(new String("a"));
        private volatile Reference<String> soft = new SoftReference<>(new String("a"));
        private volatile String strong = "a";

        public String weak() {
            return lengthen(weak);
        }

        public String soft() {
            return lengthen(soft);
        }

        public String strong() {
            return strong;
        }

        private static String lengthen(Reference<String> reference) {
            return Objects.requireNonNull(reference.get()) + "b";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"weak | weak", "soft | soft"})
    void a_proof_names_the_references_that_were_never_cleared(String scenario) {
        assertThat(ExploringRuns.of(Cached.class, scenario).notes())
                .anyMatch(note -> note.matches(
                        "a look whether a reference has been cleared \\((Weak|Soft)Reference.get\\) at ReferencesTest.java:\\d+"
                                + ", of which only one answer was tried"));
    }

    @ParameterizedTest
    @ValueSource(strings = "strong | strong")
    void nothing_is_said_where_there_are_none(String scenario) {
        assertThat(ExploringRuns.of(Cached.class, scenario).notes()).isEmpty();
    }
}
