package dev.turnstile.hang.explain;

import dev.turnstile.hang.lockflow.LockSite;
import dev.turnstile.hang.threads.KernelThreads;
import dev.turnstile.hang.threads.OperationFrames;
import dev.turnstile.hang.threads.VirtualThreads;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A thread that does not return, at one instant.
 *
 * @param operation what it is in
 * @param runState its state
 * @param stack its frames, innermost first
 * @param frames those of the code under test, outermost first
 * @param info what the virtual machine knows of its locks; {@code null} for virtual threads
 * @param blocker what it said that it parks for; {@code null} where it does not park or did not say
 */
record StuckThread(
        RunningOperation operation,
        Thread.State runState,
        List<StackTraceElement> stack,
        List<LiveFrame> frames,
        @Nullable ThreadInfo info,
        @Nullable Object blocker) {
    /** Whether a lock that the source names may be the one that the virtual machine says a thread waits for. */
    @FunctionalInterface
    interface MayBe {
        boolean test(LockSite site, LockInfo info, Thread thread);
    }

    private static final int LOOKS = 20;
    private static final long LOOK_NANOS = 1_000_000;

    /**
     * Looks at threads, all at the same instant as far as that is possible.
     *
     * @param mayBe tells what they may wait for
     */
    static List<StuckThread> of(List<RunningOperation> operations, LiveFrames reader, MayBe mayBe) {
        long[] platform = operations.stream()
                .map(RunningOperation::runner)
                .filter(t -> !VirtualThreads.isVirtual(t))
                .mapToLong(Thread::getId)
                .toArray();
        ThreadInfo[] infos = ManagementFactory.getThreadMXBean().getThreadInfo(platform, true, true);
        List<StuckThread> threads = new ArrayList<>();
        for (RunningOperation operation : operations) {
            ThreadInfo info = Arrays.stream(infos)
                    .filter(i ->
                            i != null && i.getThreadId() == operation.runner().getId())
                    .findFirst()
                    .orElse(null);
            threads.add(of(operation, info, reader, mayBe));
        }
        return threads;
    }

    private static StuckThread of(
            RunningOperation operation, @Nullable ThreadInfo info, LiveFrames reader, MayBe mayBe) {
        Thread runner = operation.runner();
        Thread.State state = info == null ? settledState(runner) : info.getThreadState();
        StackTraceElement[] stack = info == null ? runner.getStackTrace() : info.getStackTrace();
        Object blocker = LockSupport.getBlocker(runner);
        LockInfo waited = info == null ? told(blocker) : info.getLockInfo();
        Predicate<LockSite> mayWaitFor = site -> waited == null || mayBe.test(site, waited, runner);
        List<LiveFrame> frames = reader.of(stack, state == Thread.State.BLOCKED, mayWaitFor);
        List<StackTraceElement> own = Arrays.asList(stack).subList(0, reader.depth(stack));
        return new StuckThread(operation, state, own, frames, info, blocker);
    }

    /** Describes a blocker as the virtual machine would, which says nothing of virtual threads. */
    private static @Nullable LockInfo told(@Nullable Object blocker) {
        return blocker == null ? null : new LockInfo(blocker.getClass().getName(), System.identityHashCode(blocker));
    }

    /** Looking at a virtual thread that waits may make it look around once: then it is running for a moment. */
    private static Thread.State settledState(Thread thread) {
        Thread.State state = thread.getState();
        for (int i = 0; i < LOOKS && state == Thread.State.RUNNABLE; i++) {
            LockSupport.parkNanos(LOOK_NANOS);
            state = thread.getState();
        }
        return state;
    }

    /** BLOCKED, WAITING (in the operating system too) or SPINNING: at work, but to no end. */
    String state() {
        return switch (runState) {
            case BLOCKED -> "BLOCKED";
            case WAITING, TIMED_WAITING -> "WAITING";
            default -> KernelThreads.sleeps(operation.runner()) >= 0 ? "WAITING" : "SPINNING";
        };
    }

    /** Returns the lock that it waits for, by the virtual machine. */
    @Nullable
    LockInfo waitsForInfo() {
        return info == null ? null : info.getLockInfo();
    }

    /** Whether it waits for a notification, in Object.wait. */
    boolean inObjectWait() {
        return stack.stream()
                .limit(3)
                .anyMatch(f -> f.getClassName().equals("java.lang.Object")
                        && f.getMethodName().startsWith("wait"));
    }

    /** Whether it waits for a signal, or to get its lock back after one. */
    boolean inConditionWait() {
        return stack.stream()
                .takeWhile(OperationFrames::isPlatform)
                .anyMatch(f -> f.getClassName().endsWith("Synchronizer$ConditionObject")
                        && f.getMethodName().startsWith("await"));
    }

    /** The outermost frame that is taking a lock: what is further in is how that lock is made. */
    @Nullable
    LiveFrame takingFrame() {
        for (LiveFrame frame : frames) {
            if (frame.waitsFor() != null && frame.waitsFor().certain()) return frame;
        }
        return null;
    }

    /** The frames out to and with the one that is taking a lock; all where none is. */
    List<LiveFrame> framesToLock() {
        LiveFrame taking = takingFrame();
        return taking == null ? frames : frames.subList(0, frames.indexOf(taking) + 1);
    }

    /** The place of the wait: where the lock is asked for, else the innermost place in the subject itself, else in any code under test. */
    @Nullable
    String waitsAt(@Nullable Object subject) {
        LiveFrame taking = takingFrame();
        if (taking != null) return taking.location();
        String innermost = null;
        String inSubject = null;
        for (LiveFrame frame : frames) {
            String place = frame.location();
            if (place == null) continue;
            innermost = place;
            if (subject != null && isOf(subject.getClass(), frame.element().getClassName())) inSubject = innermost;
        }
        return inSubject == null ? innermost : inSubject;
    }

    private static boolean isOf(Class<?> subject, String frameClass) {
        for (Class<?> c = subject; c != null; c = c.getSuperclass()) {
            if (frameClass.equals(c.getName()) || frameClass.startsWith(c.getName() + "$")) return true;
        }
        return false;
    }

    /** The frames as text. */
    List<String> stackText() {
        return stack.stream().map(StackTraceElement::toString).toList();
    }
}
