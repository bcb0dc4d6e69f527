package dev.turnstile;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassKnotsTest {
    @Test
    void classes_in_a_circle_are_one_knot_and_those_that_only_lead_to_it_or_from_it_are_not_in_it() {
        assertThat(ClassKnots.of(Map.of(
                        "before", Set.of("a"),
                        "a", Set.of("b"),
                        "b", Set.of("c"),
                        "c", Set.of("a", "after"),
                        "after", Set.<String>of())))
                .containsExactly(Set.of("a", "b", "c"));
    }

    @Test
    void two_circles_are_two_knots() {
        assertThat(ClassKnots.of(Map.of("a", Set.of("b"), "b", Set.of("a", "c"), "c", Set.of("d"), "d", Set.of("c"))))
                .containsExactlyInAnyOrder(Set.of("a", "b"), Set.of("c", "d"));
    }

    @Test
    void what_knows_itself_or_nobody_is_none() {
        assertThat(ClassKnots.of(Map.of("a", Set.of("a", "b"), "b", Set.<String>of())))
                .isEmpty();
    }

    @Test
    void a_nested_class_is_a_part_of_the_class_around_it() {
        ClassFileImporter importer = new ClassFileImporter();
        assertThat(ClassKnots.in(importer.importClasses(Map.class, Map.Entry.class)))
                .isEmpty();
        assertThat(ClassKnots.in(importer.importClasses(Object.class, String.class)))
                .containsExactly(Set.of("java.lang.Object", "java.lang.String"));
    }
}
