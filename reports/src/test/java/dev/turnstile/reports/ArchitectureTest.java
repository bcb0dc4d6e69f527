package dev.turnstile.reports;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Holds the reports to what they are: a function of the evidence, which never runs anything again. */
class ArchitectureTest {
    private static final JavaClasses REPORTS = new ClassFileImporter().importPath("target/classes");

    @Test
    void reports_know_nothing_of_the_harness_but_its_evidence() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.turnstile..")
                        .or(describe("are of this module", type -> REPORTS.contains(type)))
                        .or(resideInAnyPackage("dev.turnstile.evidence", "dev.turnstile.spec")))
                .check(REPORTS);
    }
}
