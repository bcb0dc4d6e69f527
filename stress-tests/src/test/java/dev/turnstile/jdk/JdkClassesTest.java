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
                .allMatch(name -> JdkClasses.isOne(name + ".Any"));
    }

    @Test
    void a_name_may_be_written_as_bytecode_has_it() {
        assertThat(Stream.of("java/lang/Thread", "com/sun/net/httpserver/HttpServer"))
                .allMatch(JdkClasses::isOne);
        assertThat(JdkClasses.isOne("dev/turnstile/spec/Model")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.turnstile.spec.Model", "javassist.CtClass", "kotlin.Unit", "sunny.Day", "", "Default"})
    void classes_of_others_are_not_the_jdks(String name) {
        assertThat(JdkClasses.isOne(name)).isFalse();
    }
}
