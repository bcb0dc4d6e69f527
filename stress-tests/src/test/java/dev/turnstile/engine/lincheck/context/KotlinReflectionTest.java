package dev.turnstile.engine.lincheck.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kotlin.jvm.internal.FunctionReferenceImpl;
import kotlin.jvm.internal.Reflection;
import kotlin.reflect.KClass;
import kotlin.reflect.KFunction;
import kotlin.reflect.jvm.KClassesJvm;
import kotlin.reflect.jvm.ReflectJvmMapping;
import org.junit.jupiter.api.Test;

class KotlinReflectionTest {
    @Test
    void finds_the_same_methods_as_the_reflection_of_kotlin() throws Exception {
        List<KFunction<?>> references = references();
        assertThat(references).hasSizeGreaterThan(50);
        for (KFunction<?> reference : references)
            assertThat(KotlinReflection.getJavaMethod(reference))
                    .isNotNull()
                    .isEqualTo(ReflectJvmMapping.getJavaMethod(reference));
    }

    @Test
    void refuses_a_reference_to_no_method() {
        assertThatThrownBy(() -> KotlinReflection.getJavaMethod(
                        new FunctionReferenceImpl(0, String.class, "missing", "missing()V", 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("class java.lang.String has no method missing()V");
    }

    @Test
    void names_classes_as_the_reflection_of_kotlin_does() {
        for (Class<?> type : List.of(String.class, int.class, int[].class, Map.Entry.class)) {
            KClass<?> kotlin = Reflection.getOrCreateKotlinClass(type);
            assertThat(KotlinReflection.getJvmName(kotlin))
                    .isEqualTo(KClassesJvm.getJvmName(kotlin))
                    .isEqualTo(type.getName());
        }
    }

    @Test
    void no_method_suspends() throws Exception {
        assertThat(KotlinReflection.getKotlinFunction(String.class.getMethod("length")))
                .isNull();
    }

    /** All that stand in Lincheck's agent. */
    private static List<KFunction<?>> references() throws Exception {
        List<KFunction<?>> references = new ArrayList<>();
        try (ScanResult scan = new ClassGraph()
                .acceptPackages("org.jetbrains.lincheck.jvm.agent")
                .ignoreClassVisibility()
                .enableClassInfo()
                .enableExternalClasses()
                .scan()) {
            for (ClassInfo type : scan.getSubclasses(FunctionReferenceImpl.class.getName())) {
                Field instance = type.loadClass().getField("INSTANCE");
                instance.setAccessible(true);
                references.add((KFunction<?>) instance.get(null));
            }
        }
        return references;
    }
}
