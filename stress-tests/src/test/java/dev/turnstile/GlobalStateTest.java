package dev.turnstile;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.lincheck.LincheckEngine;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.subjects.stock.SynchronizedStock;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a static field of the harness or of a model leads to can change: it would last from one subject or test to the next. */
class GlobalStateTest {
    private static final String LINCHECK =
            "Lincheck is instrumented once for the whole JVM, so what talks to it is, too";

    private static final String CALLED_STATICALLY =
            "code that is not the harness's calls it, and knows no object of the harness";

    private static final String BY_CLASS = "facts about a class, which cost much to find, kept until the class ends";

    /** Where it is forced, and why. */
    private static final Map<String, String> FORCED = Map.ofEntries(
            entry(
                    "models.servers.UppercaseServerModel.UPPER_CASE",
                    "half a megabyte takes its time to copy, and nobody else gets hold of it"),
            entry("adapter.GivenModel.COUNTERPARTS", BY_CLASS),
            entry("code.calls.Reach.KNOWN", BY_CLASS + "; found out when it is first asked for"),
            entry("code.UserClasses.READINGS", BY_CLASS + "; read again once memory was short"),
            entry("engine.lincheck.exploring.atomics.FunctionalCall.METHODS", BY_CLASS),
            entry("engine.lincheck.exploring.internals.Lambdas.TARGETS", BY_CLASS),
            entry("engine.lincheck.exploring.internals.Lambdas.CAPTURED", BY_CLASS),
            entry("engine.lincheck.exploring.locks.LockObjects.WAYS", BY_CLASS),
            entry("engine.lincheck.exploring.calls.ReplacedCalls.LOCK_OF", BY_CLASS),
            entry("engine.lincheck.context.LincheckThread.THREAD", LINCHECK),
            entry("engine.lincheck.context.EngineLog.TAIL", LINCHECK),
            entry("engine.lincheck.context.EngineLog.NOT_INSTRUMENTED_CLASSES", LINCHECK),
            entry(
                    "engine.lincheck.exploring.sharing.Locality.LINCHECKS",
                    "it is asked one question, and keeps nothing for that"),
            entry(
                    "engine.jcstress.source.Answer.TICKETS",
                    "jcstress copies answers by Java's serialization, which makes the copy itself"),
            entry("engine.jcstress.source.Answer.NEXT", "as the tickets"),
            entry(
                    "campaign.Checks.OF_THIS_JVM",
                    "tests call static methods, and JUnit tells a listener nothing of them"),
            entry("scenario.CallLog.CURRENT", CALLED_STATICALLY),
            entry("spec.attempt.ModelCall.CURRENT", CALLED_STATICALLY),
            entry(
                    "realthreads.origin.RunOrigin.DESCENT",
                    "a thread that a subject starts inherits it from its parent by the JVM"),
            entry(
                    "launch.Scratch.RANDOM",
                    "chance that nobody may foresee has no seed, and keeps nothing of what it was asked for"),
            entry(
                    "launch.DirectoryLocks.HELD",
                    "a lock on a directory shows that this JVM uses it, and lasts as long as a channel that something leads to"),
            entry(
                    "launch.SharedDirectory.KNOWN",
                    "directories that this JVM has made sure of, which is done once and lasts as long as its locks"),
            entry(
                    "engine.jcstress.run.SliceRunner.STARTER",
                    "jcstress makes threads that inherit being daemons from the one that starts them; it keeps nothing else"));

    /** Values that do not change, and views of the JVM. */
    private static final Set<String> UNCHANGING = Set.of(
            "java.lang.String",
            "java.lang.Class",
            "java.lang.StackTraceElement",
            "java.lang.StackWalker",
            "java.lang.invoke.MethodHandle",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.lang.invoke.MethodType",
            "java.lang.invoke.VarHandle",
            "java.lang.management.ClassLoadingMXBean",
            "java.lang.management.ThreadMXBean",
            "java.nio.charset.Charset",
            "java.nio.file.Path",
            "java.nio.file.attribute.FileAttribute",
            "java.security.CodeSource",
            "java.time.Duration",
            "java.util.Comparator",
            "java.util.regex.Pattern",
            "com.fasterxml.jackson.databind.json.JsonMapper",
            "com.sun.management.OperatingSystemMXBean",
            "com.sun.management.ThreadMXBean",
            "org.jetbrains.lincheck.util.ObjectGraphTraversalConfig",
            "org.objectweb.asm.Type",
            "org.objectweb.asm.commons.Method");

    /** The bytes of sample messages and pages; their accessors answer copies. */
    private static final Set<Class<?>> OF_CONSTANTS_OF_ENUMS = Set.of(byte[].class, Optional.class);

    private static final String OURS = "dev.turnstile.";

    /** Lets Lincheck load its types first, for all class loaders: loaded here, they would be others, and no later test could use it. */
    @BeforeAll
    static void startLincheck() {
        Declaration subject = DeclarationReader.read(SynchronizedStock.class);
        new LincheckEngine().check(subject, ScenarioSpace.of(subject, 42, 2), Budget.QUICK, activity -> {});
    }

    @Test
    void no_static_field_leads_to_anything_that_changes() {
        assertThat(staticFields())
                .hasSizeGreaterThan(500)
                .filteredOn(field -> !FORCED.containsKey(name(field)))
                .filteredOn(field -> !isConstant(field))
                .extracting(GlobalStateTest::name)
                .isEmpty();
    }

    @Test
    void what_is_forced_still_exists() {
        assertThat(staticFields()).extracting(GlobalStateTest::name).containsAll(FORCED.keySet());
    }

    /** Processes that many subjects share, since starting one takes longer than hundreds of runs. */
    @Test
    void what_subjects_stand_on_assigns_no_other_static_field_than_these() {
        assertThat(staticFieldsOf("support"))
                .filteredOn(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                .extracting(GlobalStateTest::name)
                .containsExactlyInAnyOrder("support.cache.Memcached.shared", "support.coroutines.CarrierJvm.shared");
    }

    @ParameterizedTest
    @MethodSource("changing")
    void what_may_change_is_told(Object value) {
        assertThat(isUnchanging(value)).isFalse();
    }

    static Stream<Object> changing() {
        record Holding(List<String> held) {}
        List<String> list = new ArrayList<>();
        return Stream.of(list, List.of(list), Map.of("a", list), new int[1], new Holding(list), new Thread());
    }

    @ParameterizedTest
    @MethodSource("unchanging")
    void what_cannot_change_is_told(@Nullable Object value) {
        assertThat(isUnchanging(value)).isTrue();
    }

    static Stream<Object> unchanging() {
        record Holding(List<String> held) {}
        return Stream.of(List.of("a"), Map.of("a", Set.of(1)), new int[0], new Holding(List.of()), Thread.State.NEW);
    }

    private static List<JavaField> staticFields() {
        return staticFields(type -> !type.getPackageName().matches("dev\\.turnstile\\.(subjects|support)(\\..*)?"));
    }

    private static List<JavaField> staticFieldsOf(String topPackage) {
        return staticFields(type -> type.getPackageName().startsWith(OURS + topPackage + "."));
    }

    private static List<JavaField> staticFields(Predicate<JavaClass> types) {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.turnstile").stream()
                        .filter(types)
                        .map(JavaClass::getFields)
                        .flatMap(Collection::stream)
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .toList();
    }

    private static String name(JavaField field) {
        return field.getFullName().substring(OURS.length());
    }

    private static boolean isConstant(JavaField field) {
        if (!field.getModifiers().contains(JavaModifier.FINAL)) return false;
        JavaClass type = field.getRawType();
        return type.isPrimitive()
                || UNCHANGING.contains(type.getName())
                || isUnchanging(valueOf(field.reflect(), null));
    }

    private static boolean isUnchanging(@Nullable Object value) {
        if (value == null || value.getClass() == Object.class) return true;
        if (value instanceof ClassValue<?>) return false;
        Class<?> type = value.getClass();
        if (type.isArray()) return java.lang.reflect.Array.getLength(value) == 0;
        if (value instanceof Number || value instanceof Boolean || value instanceof Character)
            return type.getPackageName().equals("java.lang");
        boolean fixed = type.getName().matches("java\\.util\\.(ImmutableCollections|Collections)\\$.*");
        if (value instanceof Collection<?> all) return fixed && all.stream().allMatch(GlobalStateTest::isUnchanging);
        if (value instanceof Map<?, ?> map)
            return fixed && isUnchanging(List.copyOf(map.keySet())) && isUnchanging(List.copyOf(map.values()));
        return isOneOf(type) || hasOnlyConstants(value);
    }

    private static boolean isOneOf(Class<?> type) {
        return Stream.<Class<?>>iterate(type, c -> c != null, Class::getSuperclass)
                .flatMap(c -> Stream.concat(Stream.of(c), Stream.of(c.getInterfaces())))
                .anyMatch(c -> UNCHANGING.contains(c.getName()));
    }

    /** Objects of the JDK and of libraries are not looked into, but for enums. */
    private static boolean hasOnlyConstants(Object value) {
        if (value instanceof Enum<?> && !value.getClass().getName().startsWith(OURS)) return true;
        return value.getClass().getName().startsWith(OURS)
                && Stream.<Class<?>>iterate(value.getClass(), c -> c.getName().startsWith(OURS), Class::getSuperclass)
                        .flatMap(c -> Stream.of(c.getDeclaredFields()))
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .allMatch(field -> Modifier.isFinal(field.getModifiers())
                                && (field.getType().isPrimitive()
                                        || value instanceof Enum<?> && OF_CONSTANTS_OF_ENUMS.contains(field.getType())
                                        || UNCHANGING.contains(field.getType().getName())
                                        || isUnchanging(valueOf(field, value))));
    }

    private static @Nullable Object valueOf(Field field, @Nullable Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
