package dev.turnstile;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.platform.commons.annotation.Testable;

/** Holds the architecture: who may know whom, where each library stays, how small a class is. */
class ArchitectureTest {
    /** A package may use those before it, and none after it: so there is no cycle either. */
    private static final List<String> ORDER = List.of(
            "spec.attempt",
            "spec",
            "scenario",
            "program",
            "declaration",
            "history",
            "machine",
            "judge",
            "explore",
            "generation",
            "evidence",
            "hang",
            "code",
            "process",
            "adapter",
            "engine",
            "engine.canary",
            "engine.lincheck.exploring",
            "engine.lincheck",
            "engine.jcstress",
            "engine.jqwik",
            "worker",
            "campaign",
            "junit");

    private static final int LINES_OF_A_CLASS = 300;

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.turnstile");
    private static final JavaClasses TESTS =
            new ClassFileImporter().withImportOption(new OnlyIncludeTests()).importPackages("dev.turnstile");

    @ParameterizedTest
    @FieldSource("ORDER")
    void a_package_knows_none_of_those_after_it(String name) {
        String[] after = ORDER.stream()
                .skip(ORDER.indexOf(name) + 1L)
                .map(ArchitectureTest::pkg)
                .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(pkg(name)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(after))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void every_package_of_the_harness_has_its_place_in_the_order() {
        assertThat(MAIN.that(resideOutsideOfPackage("dev.turnstile.models.."))
                        .that(resideOutsideOfPackage("dev.turnstile.subjects.."))
                        .that(resideOutsideOfPackage("dev.turnstile.support..")))
                .extracting(JavaClass::getPackageName)
                .isSubsetOf(ORDER.stream().map(ArchitectureTest::pkg).toList());
    }

    @Test
    void engines_do_not_know_one_another() {
        slices().matching("dev.turnstile.engine.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.turnstile.engine.canary"))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    /** It is read on other machines, and years later, where no subject and no harness is. */
    @Test
    void evidence_is_plain_data() {
        classes()
                .that(resideInAPackage(pkg("evidence")))
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("dev.turnstile..").or(resideInAnyPackage(pkg("evidence"), pkg("spec"))))
                .check(MAIN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            org.jetbrains.lincheck.. kotlin..                       | engine.lincheck engine.lincheck.exploring
            org.openjdk.jcstress.. com.palantir.javapoet..          | engine.jcstress
            net.jqwik..                                             | engine.jqwik generation models..
            com.fasterxml.jackson..                                 | evidence worker process
            org.junit..                                             | junit
            org.apiguardian..                                       | spec junit adapter campaign program
            """)
    void a_library_stays_where_it_is_wrapped(String library, String home) {
        String[] homes = Stream.of(home.split(" ")).map(ArchitectureTest::pkg).toArray(String[]::new);
        noClasses()
                .that(resideInAnyPackage(homes).negate())
                .should()
                .dependOnClassesThat(resideInAnyPackage(library.split(" ")))
                .check(MAIN);
    }

    @Test
    void a_class_is_named_after_its_one_job() {
        ArchRule rule = noClasses().should().haveNameMatching(".*(Utils?|Manager|Helper)");
        rule.check(MAIN);
        rule.check(TESTS);
    }

    /** Surefire and failsafe pass over a test class of any other name without a word. */
    @Test
    void a_test_has_a_name_that_is_found() {
        methods()
                .that()
                .areMetaAnnotatedWith(Testable.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Test|IT)(\\$.*)?")
                .check(TESTS);
    }

    /** Types that only generated classes use are public as well. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            adapter     | GivenModel ReplayedModel
            code        | WatchPoints
            declaration | -
            generation  | -
            history     | -
            judge       | -
            machine     | -
            program     | CopiedProgram RunModel
            scenario    | -
            worker      | -
            """)
    void a_type_is_public_only_if_another_package_uses_it(String name, @Nullable String generatedClassesUse) {
        Set<String> usedElsewhere = Stream.concat(MAIN.stream(), TESTS.stream())
                .filter(user -> !user.getPackageName().equals(pkg(name)))
                .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getName().replaceFirst("\\$.*", ""))
                .collect(Collectors.toSet());
        List<String> exempt = generatedClassesUse == null ? List.of() : List.of(generatedClassesUse.split(" "));
        assertThat(MAIN.that(resideInAPackage(pkg(name))))
                .isNotEmpty()
                .filteredOn(
                        type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filteredOn(type -> !exempt.contains(type.getSimpleName()))
                .extracting(JavaClass::getName)
                .isSubsetOf(usedElsewhere);
    }

    @Test
    void a_class_stays_small() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..").toRealPath())) {
            assertThat(files.filter(file -> file.toString().contains("/src/main/java/") && Files.isRegularFile(file)))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString())
                            .hasSizeLessThanOrEqualTo(LINES_OF_A_CLASS));
        }
    }

    private static String pkg(String name) {
        return "dev.turnstile." + name;
    }
}
