package dev.turnstile.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    @Test
    void a_test_method_runs_no_nodes() {
        assertThat(Caller.find())
                .isEqualTo(new Caller(
                        CallerTest.class, "a_test_method_runs_no_nodes", true, Optional.of(CallerTest.class)));
    }

    @Test
    void nor_does_one_that_it_calls() {
        assertThat(throughALambda())
                .isEqualTo(
                        new Caller(CallerTest.class, "lambda$throughALambda$0", true, Optional.of(CallerTest.class)));
    }

    @RepeatedTest(1)
    void nor_does_a_repeated_test() {
        assertThat(Caller.find().isTest()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = "value")
    void nor_does_a_parameterized_test(String value) {
        assertThat(Caller.find().isTest()).as(value).isTrue();
    }

    @Checked
    void nor_does_a_test_by_an_annotation_of_the_project() {
        assertThat(Caller.find().isTest()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> a_factory_runs_them() {
        Caller direct = Caller.find();
        Caller indirect = throughALambda();
        return Stream.of(DynamicTest.dynamicTest("not a test", () -> {
            assertThat(direct.isTest()).isFalse();
            assertThat(indirect.isTest()).isFalse();
        }));
    }

    @Test
    void code_that_no_framework_calls_gets_them_to_do_as_it_likes() throws InterruptedException {
        Caller[] found = new Caller[1];
        Thread thread = new Thread(() -> found[0] = Caller.find());
        thread.start();
        thread.join();
        assertThat(found[0].isTest()).isFalse();
        assertThat(found[0].test()).isEmpty();
        assertThat(found[0].type()).isEqualTo(CallerTest.class);
    }

    @Nested
    class InAnotherClass {
        @Test
        void is_run_with_the_class_around_it() {
            assertThat(Caller.find().isTest()).isTrue();
            assertThat(Caller.find().test()).isEmpty();
        }
    }

    private static Caller throughALambda() {
        return List.of(1).stream().map(one -> Caller.find()).toList().get(0);
    }

    @Test
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Checked {}
}
