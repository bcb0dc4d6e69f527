package dev.turnstile.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.spec.BenignRace;
import dev.turnstile.spec.Subject;
import org.junit.jupiter.api.Test;

/** Declarations of data races that a subject has on purpose. */
public class BenignRaceDeclarationTest {
    public interface Text {
        int hash();
    }

    public static class TextModel implements Text {
        protected int length;

        @Override
        public int hash() {
            return length;
        }
    }

    @Subject(model = TextModel.class)
    @BenignRace(field = "hash", because = "each thread computes the same value")
    @BenignRace(field = "length", because = "it is written once")
    @BenignRace(field = "bucket", because = "a stale bucket is read again under the lock")
    public static class CachingText extends TextModel {
        private int hash;

        static class Table {
            static class Node {
                int bucket;
            }
        }

        @Override
        public int hash() {
            if (hash == 0) hash = 31 * length;
            return hash;
        }
    }

    @Subject(model = TextModel.class)
    @BenignRace(field = "hash", because = "each thread computes the same value")
    public static class OneRace extends CachingText {
        int hash;
    }

    @Subject(model = TextModel.class)
    public static class NoRace extends OneRace {}

    @Subject(model = TextModel.class)
    @BenignRace(field = "length", because = "it is written once")
    @BenignRace(field = "hsah", because = "each thread computes the same value")
    public static class MisspeltField extends TextModel {
        int hash;
    }

    @Subject(model = TextModel.class)
    @BenignRace(field = "length", because = " ")
    public static class UnexplainedRace extends TextModel {}

    @Test
    void fields_of_the_class_its_superclasses_and_its_nested_classes_may_be_named() {
        assertThat(DeclarationReader.read(CachingText.class).benignRaces())
                .extracting(BenignRace::field)
                .containsExactly("hash", "length", "bucket");
    }

    @Test
    void a_race_is_declared_for_the_annotated_class_alone() {
        assertThat(DeclarationReader.read(OneRace.class).benignRaces())
                .extracting(BenignRace::because)
                .containsExactly("each thread computes the same value");
        assertThat(DeclarationReader.read(NoRace.class).benignRaces()).isEmpty();
    }

    @Test
    void a_field_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> DeclarationReader.read(MisspeltField.class))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(MisspeltField.class.getName())
                .hasMessageContaining("'hsah' as benign, but has no field of that name. Remedy: name in 'field' ");
    }

    @Test
    void a_race_without_a_reason_is_refused() {
        assertThatThrownBy(() -> DeclarationReader.read(UnexplainedRace.class))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(UnexplainedRace.class.getName())
                .hasMessageContaining("'length' as benign without a reason. Remedy: say in 'because' ");
    }
}
