package dev.turnstile.subjects.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.models.locks.TwoLocks;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.subjects.Meeting;
import dev.turnstile.support.waiting.Interrupted;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The jobs f1 and f2 on two locks, on one lock taken twice, and on one reentrant lock. The time-outs guard against a hang, no more. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class TwoLocksSceneTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void f1_and_f2_on_two_locks_wait_for_each_other() throws Exception {
        Meeting eachHasOne = new Meeting(2);
        TwoLocks locks = new OppositeOrderLocks() {
            @Override
            protected void betweenLocks() {
                eachHasOne.join();
            }
        };
        Thread first = start(locks::f1);
        Thread second = start(locks::f2);

        awaitDeadlockOf(first, second);

        ThreadInfo one = info(first);
        ThreadInfo two = info(second);
        assertThat(one.getLockOwnerId()).isEqualTo(second.threadId());
        assertThat(two.getLockOwnerId()).isEqualTo(first.threadId());
        assertThat(held(one)).extracting(LockInfo::getIdentityHashCode).containsExactly(waitedFor(two));
        assertThat(held(two)).extracting(LockInfo::getIdentityHashCode).containsExactly(waitedFor(one));
        assertThat(held(one)[0].getLockedStackFrame().getMethodName()).isEqualTo("f1");
        assertThat(held(two)[0].getLockedStackFrame().getMethodName()).isEqualTo("f2");
        System.out.println("f1 and f2 on two locks in opposite orders: deadlock, each holds what the other waits for");
    }

    @Test
    void f1_and_f2_on_two_locks_in_one_order_both_return() throws Exception {
        AtomicInteger withOneLock = new AtomicInteger();
        AtomicInteger mostWithOneLock = new AtomicInteger();
        TwoLocks locks = new OrderedLocks() {
            @Override
            protected void betweenLocks() {
                mostWithOneLock.accumulateAndGet(withOneLock.incrementAndGet(), Math::max);
                Thread.yield();
            }

            @Override
            protected void work() {
                withOneLock.decrementAndGet();
            }
        };
        runF1AndF2(locks);
        assertThat(mostWithOneLock).hasValue(1);
    }

    @Test
    void f1_takes_one_lock_twice_and_waits_for_itself() throws Exception {
        AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
        Thread lonely = Thread.ofPlatform()
                .daemon()
                .uncaughtExceptionHandler((t, e) -> end.set(e))
                .start(new SelfRelock()::f1);

        while (info(lonely).getLockOwnerId() != lonely.threadId()) Thread.onSpinWait();

        System.out.println("f1 on one lock that is not reentrant: deadlock, it waits for itself");
        lonely.interrupt();
        lonely.join();
        assertThat(end.get()).isInstanceOf(Interrupted.class);
    }

    @Test
    void f1_and_f2_on_one_reentrant_lock_both_return() throws Exception {
        runF1AndF2(new OneReentrantLock());
        System.out.println("f1 and f2 on one reentrant lock: both return");
    }

    private static void runF1AndF2(TwoLocks locks) throws Exception {
        AtomicInteger turn = new AtomicInteger();
        Crowd.run(10, () -> {
            if (turn.getAndIncrement() % 2 == 0) locks.f1();
            else locks.f2();
        });
    }

    private static Thread start(Runnable body) {
        return Thread.ofPlatform().daemon().start(body);
    }

    private static void awaitDeadlockOf(Thread... threads) {
        long[] ids = Arrays.stream(threads).mapToLong(Thread::threadId).toArray();
        long @Nullable [] found;
        do {
            Thread.onSpinWait();
            found = THREADS.findDeadlockedThreads();
        } while (found == null
                || !Arrays.stream(ids).allMatch(Arrays.stream(found).boxed().toList()::contains));
    }

    private static ThreadInfo info(Thread thread) {
        return THREADS.getThreadInfo(new long[] {thread.threadId()}, true, true)[0];
    }

    private static MonitorInfo[] held(ThreadInfo thread) {
        return thread.getLockedMonitors();
    }

    private static int waitedFor(ThreadInfo thread) {
        return thread.getLockInfo().getIdentityHashCode();
    }
}
