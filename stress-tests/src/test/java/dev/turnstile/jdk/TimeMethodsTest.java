package dev.turnstile.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Type;

class TimeMethodsTest {
    private static final List<Class<?>> TIMES = List.of(long.class, Duration.class, TimeUnit.class, Date.class);

    /** In these classes a method that is given a time, or how long, waits for it. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                Object.class,
                Thread.class,
                LockSupport.class,
                Condition.class,
                Lock.class,
                CountDownLatch.class,
                Process.class
            })
    void a_method_waits_for_a_time_if_and_only_if_it_is_given_one(Class<?> type) {
        assertThat(publicMethods(type).filter(method -> TimeMethods.isWait(call(method))))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(publicMethods(type)
                        .filter(method ->
                                Arrays.stream(method.getParameterTypes()).anyMatch(TIMES::contains))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(classes = {TimeUnit.class, System.class, Math.class, Duration.class})
    void arithmetic_with_times_waits_for_none(Class<?> type) {
        List<String> waiting = List.of("sleep", "timedJoin", "timedWait");
        assertThat(publicMethods(type))
                .isNotEmpty()
                .allMatch(method -> TimeMethods.isWait(call(method)) == waiting.contains(method.getName()));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Instant.class,
                LocalDate.class,
                ZonedDateTime.class,
                Clock.class,
                InstantSource.class,
                System.class
            })
    void what_asks_for_the_time_is_known(Class<?> type) {
        List<String> names = List.of("now", "instant", "millis", "nanoTime", "currentTimeMillis");
        assertThat(publicMethods(type))
                .anyMatch(method -> TimeMethods.asksTime(call(method)))
                .allMatch(method -> TimeMethods.asksTime(call(method)) == names.contains(method.getName()))
                .allMatch(method ->
                        TimeMethods.asksTime(call(method)) == TimeMethods.asksTime(type.getName(), method.getName()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"monitorenter", "mine/Clock.now()J", "mine/Waiter.await(JLjava/util/concurrent/TimeUnit;)Z"})
    void code_of_others_is_not_the_jdks(String call) {
        assertThat(TimeMethods.asksTime(call)).isFalse();
        assertThat(TimeMethods.isWait(call)).isFalse();
    }

    private static Stream<Method> publicMethods(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    }

    private static String call(Method method) {
        return Type.getInternalName(method.getDeclaringClass()) + "." + method.getName()
                + Type.getMethodDescriptor(method);
    }
}
