package dev.turnstile.spec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.lang.annotation.Repeatable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** Holds the vocabulary small: other projects compile against it. */
class PublicApiTest {
    private static final String SPEC = "dev.turnstile.spec";
    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.turnstile");

    /** A new name here is a promise: it cannot be taken back without breaking others. */
    @Test
    void the_vocabulary_is_what_is_listed_here() {
        assertThat(ALL.stream()
                        .filter(type -> type.getPackageName().equals(SPEC))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "AcrossProcesses",
                        "BenignRace",
                        "BenignRaces",
                        "Broken",
                        "Copyable",
                        "Crash",
                        "Fault",
                        "Level",
                        "MinMutationScore",
                        "Model",
                        "NeedsProgram",
                        "Once",
                        "OneThread",
                        "PartitionKey",
                        "PreventsDeadlock",
                        "Quiescent",
                        "Remedy",
                        "Requires",
                        "Scenario",
                        "Scenarios",
                        "SideEffectFree",
                        "Subject",
                        "Symptom");
    }

    @Test
    void each_type_says_how_stable_it_is() {
        classes()
                .that()
                .resideInAPackage(SPEC)
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(API.class)
                .check(ALL);
    }

    /** The compiler writes the containers of repeated annotations; nobody else names them. */
    @Test
    void the_documentation_tells_of_each_type() throws IOException {
        Set<String> containers = ALL.stream()
                .map(type -> type.reflect().getAnnotation(Repeatable.class))
                .filter(Objects::nonNull)
                .map(repeatable -> repeatable.value().getSimpleName())
                .collect(Collectors.toSet());
        String docs =
                Files.readString(Path.of("../docs/declaring.md")) + Files.readString(Path.of("../docs/other-code.md"));
        assertThat(ALL.stream()
                        .filter(type -> type.getPackageName().equals(SPEC))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !containers.contains(name)))
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(docs).containsPattern("[`@]" + name + "\\b"));
    }

    /** The other side, which runs models, is for the harness. */
    @Test
    void models_use_the_vocabulary_and_not_the_harness_side_of_it() {
        classes()
                .that()
                .resideInAPackage(SPEC + ".attempt")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(SPEC, SPEC + ".attempt")
                .check(ALL);
    }
}
