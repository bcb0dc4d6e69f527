package dev.turnstile;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.turnstile.jdk.JdkClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.platform.commons.annotation.Testable;

/** Holds the architecture: who may know whom, where each library stays, how small a class is. */
class ArchitectureTest {
    /** A package may use those before it, and none after it: so there is no cycle either. */
    static final List<String> ORDER = List.of(
            "spec.attempt",
            "spec",
            "jdk",
            "processors",
            "classpath",
            "arbitrary",
            "scenario",
            "program",
            "declaration",
            "history",
            "machine",
            "judge",
            "explore.collections",
            "explore.realtime",
            "explore",
            "explore.monitors",
            "generation",
            "evidence",
            "hang.threads",
            "hang.quiescence",
            "hang.lockflow",
            "hang.explain",
            "code",
            "code.loops",
            "code.calls",
            "code.rewriting",
            "code.initializers",
            "code.trial",
            "launch",
            "leak",
            "process",
            "adapter",
            "mutation.operator",
            "mutation",
            "engine",
            "engine.canary",
            "engine.lincheck.exploring.internals",
            "engine.lincheck.exploring.sharing",
            "engine.lincheck.exploring.loops",
            "engine.lincheck.exploring.inputs",
            "engine.lincheck.exploring.calls",
            "engine.lincheck.exploring.steps",
            "engine.lincheck.exploring.threads",
            "engine.lincheck.exploring.locks",
            "engine.lincheck.exploring.pools",
            "engine.lincheck.exploring.atomics",
            "engine.lincheck.exploring",
            "engine.lincheck.usercode",
            "engine.lincheck.context",
            "engine.lincheck.applicability",
            "engine.lincheck.replay",
            "engine.lincheck.run",
            "engine.lincheck.explain",
            "engine.lincheck.search",
            "engine.lincheck",
            "engine.jcstress.source",
            "engine.jcstress.run",
            "engine.jcstress",
            "realthreads.affinity",
            "stage",
            "realthreads.origin",
            "realthreads",
            "realthreads.batch",
            "hunt",
            "shrink",
            "engine.jqwik",
            "worker",
            "campaign.policy",
            "campaign.shard",
            "campaign.cache",
            "campaign.options",
            "campaign.wording",
            "campaign.verdict",
            "campaign.schedule",
            "campaign.mutants",
            "campaign",
            "junit");

    /** The packages that the engine of real threads alone uses. */
    private static final List<String> REAL_THREADS = List.of(
            "realthreads.affinity",
            "stage",
            "realthreads.origin",
            "realthreads",
            "realthreads.batch",
            "hunt",
            "shrink");

    private static final String GENERATED = "generated classes use it";

    private static final String OF_CANARY = "reflection and generated classes use it, by a declaration";

    /** Types that are public although no other package of the harness uses them, each with the reason. */
    private static final Map<String, String> PUBLIC_ALL_THE_SAME = Map.ofEntries(
            entry("adapter.GivenModel", GENERATED),
            entry("adapter.ReplayedModel", GENERATED),
            entry("code.rewriting.WatchPoints", GENERATED),
            entry("program.CopiedProgram", GENERATED),
            entry("program.RunModel", GENERATED),
            entry("engine.jcstress.source.Answer", GENERATED),
            entry("engine.jcstress.source.Argument", GENERATED),
            entry("engine.canary.CanaryCounter", OF_CANARY),
            entry("engine.canary.CanaryCounterModel", OF_CANARY),
            entry("engine.canary.CanaryLocks", OF_CANARY),
            entry("engine.canary.CanaryLocksModel", OF_CANARY),
            entry("engine.lincheck.context.KotlinReflection", "in the jar for other projects, Lincheck calls it"),
            entry("evidence.EvidenceException", "reports catch it"),
            entry("evidence.WholeFile", "reports write their files by it"),
            entry("evidence.MutationTotals", "reports tell them"),
            entry(
                    "engine.lincheck.exploring.loops.Endlessness",
                    "the engine reads its constants, which a compiler copies"));

    private static final int LINES_OF_A_CLASS = 300;

    /**
     * How many classes the largest cycle of a package has, where it has one: such classes can only be read together. A record and the sealed
     * interface that permits it are one idea, and counted as one class.
     */
    private static final Map<String, Integer> CYCLES = Map.ofEntries(
            entry("code.trial", 3),
            entry("declaration", 2),
            entry("engine.lincheck.search", 2),
            entry("explore", 3),
            entry("explore.realtime", 3),
            entry("hang.quiescence", 2),
            entry("machine", 2),
            entry("process", 2),
            entry("scenario", 2),
            entry("spec", 2));

    /**
     * The packages that may use each library.
     *
     * <p>ASM has several homes, because its visitors and nodes are themselves what the rest of each home works on: {@code code} and
     * {@code lockflow} read bytecode, {@code program} and {@code adapter} write a class each, {@code mutation} changes some. A package around it would repeat its types.
     */
    private static final String LIBRARIES = """
            org.jetbrains.lincheck.. org.jetbrains.kotlinx..        | engine.lincheck..
            kotlin..                                                | engine.lincheck..
            org.openjdk.jcstress..                                  | engine.jcstress.source engine.jcstress.run
            com.palantir.javapoet..                                 | engine.jcstress.source
            net.jqwik..                                             | arbitrary models..
            com.sun.jna..                                           | realthreads.affinity leak
            org.objectweb.asm..                                     | code.. engine.lincheck.exploring.threads hang.lockflow program adapter mutation mutation.operator
            io.github.classgraph..                                  | classpath
            io.leangen.geantyref..                                  | scenario
            com.fasterxml.jackson..                                 | evidence worker process
            org.junit.. org.opentest4j..                            | junit
            org.apiguardian..                                       | spec evidence junit adapter campaign.options campaign program
            """;

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.turnstile");
    private static final JavaClasses TESTS =
            new ClassFileImporter().withImportOption(new OnlyIncludeTests()).importPackages("dev.turnstile");

    @ParameterizedTest
    @FieldSource("ORDER")
    void a_package_knows_none_of_those_after_it(String name) {
        String[] after = packages(ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()));
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

    @Test
    void real_threads_are_known_to_their_engine_alone() {
        noClasses()
                .that(not(resideInAPackage(pkg("engine.jqwik"))))
                .and(not(resideInAnyPackage(packages(REAL_THREADS))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(REAL_THREADS)))
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
    @CsvSource(delimiter = '|', textBlock = LIBRARIES)
    void a_library_stays_where_it_is_wrapped(String library, String home) {
        String[] homes = Stream.of(home.split(" ")).map(ArchitectureTest::pkg).toArray(String[]::new);
        noClasses()
                .that(resideInAnyPackage(homes).negate())
                .should()
                .dependOnClassesThat(resideInAnyPackage(library.split(" ")))
                .check(MAIN);
    }

    @Test
    void every_library_has_a_home() {
        List<PackageMatcher> known = Stream.concat(
                        Stream.of("org.jspecify.."),
                        LIBRARIES
                                .lines()
                                .flatMap(line ->
                                        Stream.of(line.split("\\|")[0].trim().split(" +"))))
                .map(PackageMatcher::of)
                .toList();
        assertThat(MAIN.that(resideInAnyPackage(packages(ORDER))).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(type -> !type.isPrimitive() && !JdkClasses.isJdkClass(type.getName()))
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.startsWith("dev.turnstile")))
                .isNotEmpty()
                .allMatch(name -> known.stream().anyMatch(library -> library.matches(name)));
    }

    /** Where a cycle has become smaller, its number above has to. */
    @ParameterizedTest
    @FieldSource("ORDER")
    void no_cycle_of_classes_within_a_package_grows(String name) {
        Map<String, Set<String>> uses = uses(MAIN.that(resideInAPackage(pkg(name))));
        assertThat(uses.keySet().stream().map(start -> cycle(start, uses)).max(Comparator.comparingInt(Set::size)))
                .hasValueSatisfying(largest -> assertThat(largest).hasSize(CYCLES.getOrDefault(name, 0)));
    }

    /** Which top-level classes each top-level class of a package uses, nested classes counted with the one that they stand in. */
    private static Map<String, Set<String>> uses(Iterable<JavaClass> classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass each : classes) {
            Set<String> used = uses.computeIfAbsent(topLevel(each), c -> new TreeSet<>());
            each.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> target.getPackageName().equals(each.getPackageName()))
                    .map(ArchitectureTest::topLevel)
                    .filter(target -> !target.equals(topLevel(each)))
                    .forEach(used::add);
        }
        return uses;
    }

    private static String topLevel(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.getInterfaces().stream()
                .map(JavaType::toErasure)
                .filter(sealing -> base.isRecord() && permits(sealing, base))
                .map(JavaClass::getName)
                .findFirst()
                .orElse(base.getName())
                .replaceFirst("\\$.*", "");
    }

    private static boolean permits(JavaClass sealing, JavaClass base) {
        Class<?>[] permitted = sealing.reflect().getPermittedSubclasses();
        return permitted != null && List.of(permitted).contains(base.reflect());
    }

    /** The classes that a class leads to and that lead back to it. */
    private static Set<String> cycle(String start, Map<String, Set<String>> uses) {
        return reachable(start, uses).stream()
                .filter(other -> reachable(other, uses).contains(start))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> reachable(String start, Map<String, Set<String>> uses) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (String used : uses.getOrDefault(open.remove(), Set.of())) if (found.add(used)) open.add(used);
        }
        return found;
    }

    @Test
    void classes_that_use_one_another_are_a_cycle_and_others_are_none() {
        Map<String, Set<String>> uses =
                Map.of("A", Set.of("B"), "B", Set.of("C"), "C", Set.of("A", "D"), "D", Set.of("E"), "E", Set.of());
        assertThat(cycle("B", uses)).containsExactly("A", "B", "C");
        assertThat(cycle("D", uses)).isEmpty();
    }

    @Test
    void no_class_has_a_name_that_says_nothing() {
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

    @Test
    void a_test_is_named_in_words_with_underscores() {
        methods()
                .that()
                .areMetaAnnotatedWith(Testable.class)
                .should()
                .haveNameMatching("[a-z0-9_]+")
                .check(TESTS);
    }

    /** Tests are no reason: they stand in the package of what they test. */
    @ParameterizedTest
    @FieldSource("ORDER")
    void a_type_is_public_only_if_another_package_uses_it(String name) {
        Set<String> usedElsewhere = MAIN.stream()
                .filter(user -> !user.getPackageName().equals(pkg(name)))
                .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getName().replaceFirst("\\$.*", ""))
                .collect(Collectors.toSet());
        assertThat(MAIN.that(resideInAPackage(pkg(name))))
                .isNotEmpty()
                .filteredOn(
                        type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filteredOn(type -> !type.isAnnotatedWith(API.class)
                        && !PUBLIC_ALL_THE_SAME.containsKey(type.getName().substring(pkg("").length())))
                .extracting(JavaClass::getName)
                .isSubsetOf(usedElsewhere);
    }

    @Test
    void the_number_of_processors_has_one_home() {
        noClasses()
                .that(resideOutsideOfPackage(pkg("processors")))
                .should()
                .callMethod(Runtime.class, "availableProcessors")
                .check(MAIN);
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

    private static String[] packages(List<String> names) {
        return names.stream().map(ArchitectureTest::pkg).toArray(String[]::new);
    }

    private static String pkg(String name) {
        return "dev.turnstile." + name;
    }
}
