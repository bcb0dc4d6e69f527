package dev.turnstile.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkClassesTest {
    /** The last of these are packages of standards of others, that the JDK brings along. */
    private static final List<String> BROUGHT_ALONG = List.of("org.", "netscape.", "apple.", "toolbarButtonGraphics");

    @Test
    void each_package_of_the_jdk_is_its_own_or_brought_along() {
        assertThat(ModuleLayer.boot().modules().stream()
                        .filter(module -> module.getName().startsWith("java.")
                                || module.getName().startsWith("jdk."))
                        .flatMap(module -> module.getPackages().stream())
                        .filter(name -> BROUGHT_ALONG.stream().noneMatch(name::startsWith)))
                .isNotEmpty()
                .allMatch(name -> JdkClasses.isJdkClass(name + ".Any"));
    }

    @Test
    void a_name_may_be_written_as_bytecode_has_it() {
        assertThat(Stream.of("java/lang/Thread", "com/sun/net/httpserver/HttpServer"))
                .allMatch(JdkClasses::isJdkClass);
        assertThat(JdkClasses.isJdkClass("dev/turnstile/spec/Model")).isFalse();
    }

    @Test
    void a_place_is_where_its_class_is() {
        assertThat(JdkClasses.isInJdk(
                        new StackTraceElement("java/util/concurrent/FutureTask", "run", "FutureTask.java", 1)))
                .isTrue();
        assertThat(JdkClasses.isInJdk(new StackTraceElement("jdk.internal.vm.SharedThreadContainer", "start", null, 1)))
                .isTrue();
        assertThat(JdkClasses.isInJdk(new StackTraceElement("dev.Mine", "run", "Mine.java", 1)))
                .isFalse();
    }

    @Test
    void concurrency_is_a_package_with_those_below_it() {
        assertThat(Stream.of("java.util.concurrent.FutureTask", "java/util/concurrent/locks/LockSupport"))
                .allMatch(JdkClasses::isConcurrent);
        assertThat(Stream.of("java.util.concurrentx.Any", "java.util.ArrayList", "mine.java.util.concurrent.Any"))
                .noneMatch(JdkClasses::isConcurrent);
    }

    @Test
    void only_classes_of_the_specification_are_the_same_in_every_jdk() {
        assertThat(JdkClasses.isSpecified(java.util.ArrayList.class)).isTrue();
        assertThat(JdkClasses.isSpecified(com.sun.management.ThreadMXBean.class))
                .isFalse();
        assertThat(JdkClasses.isSpecified(JdkClasses.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.turnstile.spec.Model", "javassist.CtClass", "kotlin.Unit", "sunny.Day", "", "Default"})
    void classes_of_others_are_not_the_jdks(String name) {
        assertThat(JdkClasses.isJdkClass(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/Object.wait()V",
                "java/util/concurrent/locks/ReentrantLock.lock()V",
                "java/util/HashMap.get(Ljava/lang/Object;)Ljava/lang/Object;",
                "java/util/Map$Entry.getKey()Ljava/lang/Object;",
                "java/util/Collections.sort(Ljava/util/List;)V"
            })
    void the_use_of_core_classes_initializes_little(String call) {
        assertThat(JdkClasses.isCore(call)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/util/Locale.getAvailableLocales()[Ljava/util/Locale;",
                "java/util/ResourceBundle.getBundle(Ljava/lang/String;)Ljava/util/ResourceBundle;",
                "java/text/DateFormat.parse(Ljava/lang/String;)Ljava/util/Date;",
                "java/time/LocalDate.now()Ljava/time/LocalDate;"
            })
    void that_of_others_may_initialize_much(String call) {
        assertThat(JdkClasses.isCore(call)).isFalse();
    }
}
