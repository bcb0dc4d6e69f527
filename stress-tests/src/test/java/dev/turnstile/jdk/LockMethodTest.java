package dev.turnstile.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockMethodTest {
    @Test
    void the_methods_of_a_lock_take_it_or_give_it_back_except_for_the_one_that_makes_a_condition() {
        assertThat(effects(Lock.class, false))
                .containsExactlyInAnyOrder(
                        "lock ACQUIRE",
                        "lockInterruptibly ACQUIRE",
                        "tryLock TRY",
                        "unlock RELEASE",
                        "newCondition null");
    }

    @Test
    void of_a_semaphore_those_take_that_acquire() {
        assertThat(effects(Semaphore.class, false))
                .contains("acquire ACQUIRE", "acquireUninterruptibly ACQUIRE", "tryAcquire TRY", "release RELEASE")
                .filteredOn(effect -> !effect.contains("cquire") && !effect.startsWith("release"))
                .allMatch(effect -> effect.endsWith(" null"));
    }

    /** An optimistic read takes nothing, and a conversion has the lock already, or fails. */
    @Test
    void each_method_of_a_stamped_lock_that_answers_the_stamp_of_a_hold_takes_it() {
        Set<String> stamps = Stream.of(StampedLock.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == long.class)
                .map(Method::getName)
                .filter(name -> !name.equals("tryOptimisticRead") && !name.startsWith("tryConvertTo"))
                .collect(Collectors.toSet());
        assertThat(stamps)
                .hasSize(6)
                .allMatch(name ->
                        LockMethod.of(name, true) == (name.startsWith("try") ? LockMethod.TRY : LockMethod.ACQUIRE));
        assertThat(effects(StampedLock.class, true))
                .contains("unlock RELEASE", "unlockRead RELEASE", "unlockWrite RELEASE")
                .contains("tryOptimisticRead null", "tryConvertToWriteLock null", "validate null", "isReadLocked null");
    }

    @Test
    void the_sides_of_a_read_write_lock_are_answered_and_not_taken() {
        assertThat(effects(ReentrantReadWriteLock.class, false)).allMatch(effect -> effect.endsWith(" null"));
        assertThat(LockMethod.answersSide("readLock")).isTrue();
        assertThat(LockMethod.answersSide("writeLock")).isTrue();
        assertThat(LockMethod.answersSide("lock")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"enter, ACQUIRE", "tryEnter, TRY", "exit, RELEASE", "leave, RELEASE"})
    void names_that_rooms_have_too_are_those_of_locks_made_by_hand_only(String name, LockMethod effect) {
        assertThat(LockMethod.of(name, false)).isNull();
        assertThat(LockMethod.ofCustomLock(name, false)).isEqualTo(effect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "tryLock", "unlock", "acquire", "release", "tryReadLock", "size", "readLock"})
    void names_of_the_jdk_mean_the_same_of_locks_made_by_hand(String name) {
        assertThat(LockMethod.ofCustomLock(name, false)).isEqualTo(LockMethod.of(name, false));
        assertThat(LockMethod.ofCustomLock(name, true)).isEqualTo(LockMethod.of(name, true));
    }

    @Test
    void a_try_takes_the_lock_if_it_answers_so() {
        assertThat(LockMethod.TRY.hasTaken(true)).isTrue();
        assertThat(LockMethod.TRY.hasTaken(256L)).isTrue();
        assertThat(LockMethod.TRY.hasTaken(false)).isFalse();
        assertThat(LockMethod.TRY.hasTaken(0L)).isFalse();
        assertThat(LockMethod.TRY.hasTaken(null)).isFalse();
        assertThat(LockMethod.ACQUIRE.hasTaken(null)).isTrue();
        assertThat(LockMethod.RELEASE.hasTaken(true)).isFalse();
    }

    private static Set<String> effects(Class<?> type, boolean stamped) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(method -> method.getName() + " " + LockMethod.of(method.getName(), stamped))
                .collect(Collectors.toSet());
    }
}
