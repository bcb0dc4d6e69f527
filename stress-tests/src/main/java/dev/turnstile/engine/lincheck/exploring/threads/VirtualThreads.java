package dev.turnstile.engine.lincheck.exploring.threads;

import dev.turnstile.engine.lincheck.exploring.internals.HiddenField;
import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.steps.ModelUse;
import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The virtual threads of one execution. The JVM's own cannot be made to wait for their turn, so each is a platform thread instead, a daemon with
 * the same name and the same handler. Its code does the same, since schedules of virtual threads are schedules of threads; but threads that
 * keep all carriers of others from running are not seen.
 *
 * <p>They came with JDK 21, so nothing here names their types.
 */
public final class VirtualThreads {
    private static final String BUILDER = "java.lang.ThreadBuilders$VirtualThreadBuilder";
    private static final String FACTORY = "java.lang.ThreadBuilders$VirtualThreadFactory";

    /** Executors with a thread for each task start it through this class, in a container of threads that nobody asks. */
    private static final String ACCESS = "java.lang.System$";

    private final Carrier carrier;
    private final Waits waits;
    private final ModelUse use;
    private final Set<Thread> threads = Collections.newSetFromMap(new IdentityHashMap<>());

    public VirtualThreads(Carrier carrier, Waits waits, ModelUse use) {
        this.carrier = carrier;
        this.waits = waits;
        this.use = use;
    }

    /**
     * Replaces a call.
     *
     * @return its answer; {@code null} if it must be made for real
     */
    @Nullable
    public Answer call(String type, String name, @Nullable Object receiver, Object[] arguments) {
        if (receiver == null) {
            boolean starts = type.equals("java.lang.Thread") && name.equals("startVirtualThread");
            return starts ? started(platform("", (Runnable) arguments[0], null)) : null;
        }
        if (receiver instanceof Thread thread)
            return name.equals("isVirtual") && threads.contains(thread) ? Answer.returns(true) : null;
        String of = receiver.getClass().getName();
        if (of.equals(BUILDER) || of.equals(FACTORY)) return ofBuilder(name, receiver, arguments);
        boolean isStart = name.equals("start") && of.startsWith(ACCESS) && arguments.length == 2;
        return isStart && arguments[0] instanceof Thread thread ? started(thread) : null;
    }

    private @Nullable Answer ofBuilder(String name, Object receiver, Object[] arguments) {
        boolean inheritsNothing = name.equals("inheritInheritableThreadLocals") && arguments[0].equals(false);
        if (inheritsNothing || HiddenField.of(receiver.getClass(), "scheduler").read(receiver) != null)
            carrier.giveUp("it makes virtual threads of a kind that no platform thread can stand for");
        return switch (name) {
            case "start" -> started(platform(receiver, (Runnable) arguments[0]));
            case "unstarted", "newThread" -> Answer.returns(platform(receiver, (Runnable) arguments[0]));
            default -> null;
        };
    }

    private Thread platform(Object builder, Runnable task) {
        Thread virtual = virtual(builder, task);
        UncaughtExceptionHandler handler = virtual.getUncaughtExceptionHandler();
        return platform(virtual.getName(), task, handler instanceof ThreadGroup ? null : handler);
    }

    /** Has the virtual thread made, which is never started. */
    private static Thread virtual(Object builder, Runnable task) {
        if (builder instanceof ThreadFactory factory) return factory.newThread(task);
        try {
            Method unstarted = Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class);
            return (Thread) unstarted.invoke(builder, task);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException wrongTask) throw wrongTask;
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Thread platform(String name, Runnable task, @Nullable UncaughtExceptionHandler handler) {
        use.use("virtual threads, as platform threads");
        LincheckInstrumentation.INSTANCE.ensureClassHierarchyIsTransformed(task.getClass());
        Thread thread = new Thread(null, task, name);
        thread.setDaemon(true);
        if (handler != null) thread.setUncaughtExceptionHandler(handler);
        waits.daemon(thread, true);
        threads.add(thread);
        return thread;
    }

    private Answer started(Thread thread) {
        return interceptor -> {
            carrier.runForSubject(thread::start);
            Answer.returns(thread).give(interceptor);
        };
    }
}
