package dev.turnstile;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** Holds what other projects' tests compile against: small, marked, and closed. */
class PublicApiTest {
    private static final List<JavaClass> PUBLIC = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("dev.turnstile").stream()
                    .filter(type -> !type.getPackageName().startsWith("dev.turnstile.spec"))
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                    .toList();

    /** A new name here is a promise: it cannot be taken back without breaking others. */
    @Test
    void the_api_is_what_is_listed_here() {
        assertThat(marked().map(JavaClass::getName))
                .containsExactlyInAnyOrder(
                        "dev.turnstile.adapter.Factory",
                        "dev.turnstile.campaign.options.CampaignException",
                        "dev.turnstile.evidence.EngineName",
                        "dev.turnstile.evidence.Verdict",
                        "dev.turnstile.junit.Check",
                        "dev.turnstile.junit.CheckResults",
                        "dev.turnstile.junit.ClassCheck",
                        "dev.turnstile.junit.Profile",
                        "dev.turnstile.junit.SubjectResult",
                        "dev.turnstile.junit.SubjectsCheck",
                        "dev.turnstile.junit.Turnstile",
                        "dev.turnstile.junit.TurnstileTest",
                        "dev.turnstile.junit.TurnstileTestEngine",
                        "dev.turnstile.program.Program");
    }

    @Test
    void each_type_for_tests_says_how_stable_it_is() {
        assertThat(PUBLIC)
                .filteredOn(type -> type.getPackageName().equals("dev.turnstile.junit"))
                .isNotEmpty()
                .allMatch(type -> type.isAnnotatedWith(API.class));
    }

    /** A caller of the API has to name the types of parameters and answers. */
    @Test
    void the_api_names_no_type_that_is_none() {
        assertThat(marked().flatMap(type -> type.getCodeUnits().stream())
                        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(PublicApiTest::named)
                        .filter(type -> type.getPackageName().startsWith("dev.turnstile")))
                .isNotEmpty()
                .allMatch(type -> type.isAnnotatedWith(API.class));
    }

    private static Stream<JavaClass> marked() {
        return PUBLIC.stream().filter(type -> type.isAnnotatedWith(API.class));
    }

    private static Stream<JavaClass> named(JavaCodeUnit unit) {
        return Stream.concat(unit.getAllInvolvedRawTypes().stream(), unit.getThrowsClause().getTypes().stream());
    }
}
