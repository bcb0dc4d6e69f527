package dev.turnstile.reports;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.annotation.Testable;

/**
 * Holds the reports to what they are: a function of the evidence, which never runs anything again. Only the end of a test session knows that
 * checks were running.
 */
class ArchitectureTest {
    private static final JavaClasses REPORTS = new ClassFileImporter().importPath("target/classes");

    @Test
    void reports_know_nothing_of_the_harness_but_its_evidence() {
        classes()
                .that()
                .resideOutsideOfPackage("dev.turnstile.reports.session")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.turnstile..")
                        .or(describe("are of this module", type -> REPORTS.contains(type)))
                        .or(resideInAnyPackage("dev.turnstile.evidence", "dev.turnstile.spec")))
                .check(REPORTS);
    }

    @Test
    void the_end_of_a_session_knows_the_checks_and_their_options_and_nothing_else_of_the_harness() {
        classes()
                .that()
                .resideInAPackage("dev.turnstile.reports.session")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.turnstile..")
                        .or(describe("are of this module", type -> REPORTS.contains(type)))
                        .or(resideInAnyPackage(
                                "dev.turnstile.evidence", "dev.turnstile.campaign", "dev.turnstile.campaign.options")))
                .check(REPORTS);
    }

    @Test
    void a_test_is_named_in_words_with_underscores() {
        methods()
                .that()
                .areMetaAnnotatedWith(Testable.class)
                .should()
                .haveNameMatching("[a-z0-9_]+")
                .check(new ClassFileImporter().importPath("target/test-classes"));
    }

    @Test
    void no_report_knows_the_session() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.turnstile.reports.session")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.turnstile.reports.session"))
                .check(REPORTS);
    }

    @ParameterizedTest
    @CsvSource({
        "picocli..,                         dev.turnstile.reports",
        "com.contrastsecurity..,            dev.turnstile.reports.sarif",
        "com.fasterxml.jackson..,           dev.turnstile.reports.sarif",
        "gg.jte..,                          dev.turnstile.reports.page",
        "com.github.difflib..,              dev.turnstile.reports.page",
        "javax.xml..,                       dev.turnstile.reports.junit",
        "org.junit.platform..,              dev.turnstile.reports.session"
    })
    void a_library_stays_where_it_is_wrapped(String library, String home) {
        noClasses()
                .that(resideOutsideOfPackage(home))
                .and(resideOutsideOfPackage("gg.jte.generated.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))
                .check(REPORTS);
    }
}
