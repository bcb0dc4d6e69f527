package dev.turnstile.subjects;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import dev.turnstile.spec.Subject;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** Keeps subjects apart from what they stand on, so that a reader who opens a topic sees its subjects. */
class ArchitectureTest {
    private static final String SUBJECTS = "dev.turnstile.subjects..";
    private static final String SUPPORT = "dev.turnstile.support..";

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.turnstile");

    @Test
    void subjects_use_support_and_support_knows_no_subject() {
        noClasses()
                .that(resideInAPackage(SUPPORT))
                .should()
                .dependOnClassesThat(resideInAPackage(SUBJECTS))
                .check(MAIN);
    }

    @Test
    void subjects_are_subjects_and_support_is_none() {
        classes()
                .that()
                .areAnnotatedWith(Subject.class)
                .should()
                .resideInAPackage(SUBJECTS)
                .check(MAIN);
    }

    @Test
    void a_test_is_named_in_words_with_underscores() {
        methods()
                .that()
                .areMetaAnnotatedWith(Testable.class)
                .should()
                .haveNameMatching("[a-z0-9_]+")
                .check(new ClassFileImporter()
                        .withImportOption(new OnlyIncludeTests())
                        .importPackages("dev.turnstile"));
    }

    @Test
    void packages_have_no_cycle() {
        slices().matching("dev.turnstile.(subjects.*)")
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
        slices().matching("dev.turnstile.(support.*)")
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void subjects_know_their_models_and_never_the_harness() {
        classes()
                .that(resideInAnyPackage(SUBJECTS, SUPPORT))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.turnstile..")
                        .or(resideInAnyPackage(SUBJECTS, SUPPORT, "dev.turnstile.models..", "dev.turnstile.spec")))
                .check(MAIN);
    }
}
