package dev.turnstile.machine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a model blocks by itself, instead of saying that an operation is not enabled. It would do so forever: nobody else runs who
 * could let it go on.
 */
public final class ModelWatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LOOK_MILLIS = 10;

    /** A model blocks if it waits at this many looks in a row and takes no processor time from the first to the last of them. */
    private static final int LOOKS = 50;

    private final Class<?> model;
    private final Thread thread;
    private long processorTime = -1;
    private int looks;

    private ModelWatch(Class<?> model, Thread thread) {
        this.model = model;
        this.thread = thread;
    }

    /**
     * Does work that steps a model, on a thread that is given up where the model blocks.
     *
     * @throws ModelException if it does, with the operation and the remedy; and whatever the work throws
     */
    public static <T> T call(Class<?> model, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "turnstile-model");
        thread.setDaemon(true);
        thread.start();
        try {
            return new ModelWatch(model, thread).result(task);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a model ran", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            if (e.getCause() instanceof RuntimeException exception) throw exception;
            throw new IllegalStateException(e.getCause());
        }
    }

    private <T> T result(FutureTask<T> task) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException running) {
                if (!rests()) continue;
                String operation = operation();
                if (operation == null) continue;
                thread.interrupt();
                throw new ModelException(
                        model.getName() + " (the model) itself blocks in " + operation
                                + ". Remedy: a model never waits; call Model.enabledWhen(condition) where the operation has to.");
            }
        }
    }

    private boolean rests() {
        Thread.State state = thread.getState();
        boolean waits =
                state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING || state == Thread.State.BLOCKED;
        long now = THREADS.getThreadCpuTime(thread.getId());
        boolean still = waits && now == processorTime;
        processorTime = now;
        looks = still ? looks + 1 : 0;
        return looks >= LOOKS;
    }

    /** The model's method that the thread has called first of all that it is in; {@code null} if it is in none. */
    private @Nullable String operation() {
        StackTraceElement[] stack = thread.getStackTrace();
        for (int i = stack.length - 1; i >= 0; i--) {
            if (!isOfModel(stack[i].getClassName())) continue;
            String method = stack[i].getMethodName();
            return method.equals("<init>") ? "its constructor" : method + "()";
        }
        return null;
    }

    private boolean isOfModel(String name) {
        for (Class<?> c = model; c != null && c != Object.class; c = c.getSuperclass()) {
            if (name.equals(c.getName()) || Arrays.stream(c.getInterfaces()).anyMatch(i -> name.equals(i.getName())))
                return true;
        }
        return false;
    }
}
