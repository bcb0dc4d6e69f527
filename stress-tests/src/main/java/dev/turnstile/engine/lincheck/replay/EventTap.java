package dev.turnstile.engine.lincheck.replay;

import dev.turnstile.engine.lincheck.exploring.ExploringStrategy;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jetbrains.lincheck.descriptors.MethodDescriptor;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jetbrains.lincheck.trace.TraceContext;
import org.jetbrains.lincheck.util.LincheckAnalysisAbortedError;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the instrumented code and Lincheck's strategy, and tells {@link LockEvents} which objects are locked, waited for and
 * called. Lincheck's trace names objects but does not identify them: two nodes' locks may bear one name there.
 *
 * <p>Proxies, since the interface between code and strategy exists only in Lincheck's agent; one for each thread.
 */
public final class EventTap {
    private final ExploringStrategy strategy;
    private final LockEvents events;
    private final TraceContext context = LincheckInstrumentation.INSTANCE.getContext();
    private final Class<?> trackerType;
    private final Class<?> descriptorType;
    private final Map<Integer, OfThread> taps = new HashMap<>();

    /** Lincheck itself refers to them weakly. */
    private final List<Object> proxies = new ArrayList<>();

    public EventTap(ExploringStrategy strategy, LockEvents events) {
        this.strategy = strategy;
        this.events = events;
        strategy.onCodeInHooks(this::amid);
        try {
            trackerType = Class.forName("sun.nio.ch.lincheck.EventTracker", true, null);
            descriptorType = Class.forName("sun.nio.ch.lincheck.ThreadDescriptor", true, null);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Lincheck's agent is not loaded", e);
        }
    }

    /** Attaches this to a thread of a run that is about to begin. */
    public void attach(int thread) {
        events.runsOn(strategy.subject());
        try {
            Object descriptor = descriptorType
                    .getMethod("getThreadDescriptor", Thread.class)
                    .invoke(null, strategy.getRegisteredThreads().get(thread));
            if (descriptor == null) return;
            OfThread tap = new OfThread(thread);
            taps.put(thread, tap);
            Object proxy = Proxy.newProxyInstance(EventTap.class.getClassLoader(), new Class<?>[] {trackerType}, tap);
            proxies.add(proxy);
            descriptorType.getMethod("setEventTracker", trackerType).invoke(descriptor, proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this is not Lincheck " + LincheckToken.LINCHECK, e);
        }
    }

    /** Runs code of the subject in the middle of an event. */
    private void amid(Runnable code) {
        OfThread current = taps.get(strategy.threadOf(Thread.currentThread()));
        if (current != null) current.telling = false;
        try {
            code.run();
        } finally {
            if (current != null) current.telling = true;
        }
    }

    /** Handles the events of one thread, on that thread. */
    private final class OfThread implements InvocationHandler {
        private final int thread;
        private boolean telling;

        OfThread(int thread) {
            this.thread = thread;
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            // The JDK is instrumented too, so what is done here tells of itself. Nothing may be called ahead of this
            // check.
            if (telling) return isQuestion(method) ? method.invoke(strategy, arguments) : null;
            telling = true;
            try {
                if (arguments != null) before(method.getName(), arguments);
                Object answer = method.invoke(strategy, arguments);
                if (arguments != null) after(method.getName(), arguments);
                return answer;
            } catch (InvocationTargetException e) {
                Throwable cause = e.getCause();
                // A hang ends by this error in all threads; what they do while it unwinds them is no part of the run.
                if (cause instanceof LincheckAnalysisAbortedError) events.freeze();
                throw cause == null ? e : cause;
            } finally {
                telling = false;
            }
        }

        /** Returns whether the call asks for a number, such as the next random one. Such a call is no event, and needs an answer. */
        private static boolean isQuestion(Method method) {
            return method.getReturnType().isPrimitive() && method.getReturnType() != void.class;
        }

        private void before(String event, Object[] arguments) {
            switch (event) {
                case "beforeLock", "beforeWait", "beforePark" -> events.at(thread, place(arguments[1]));
                case "lock" -> events.entering(thread, arguments[1]);
                case "wait" -> events.waiting(thread, arguments[1]);
                case "park" -> events.parking(thread, LockSupport.getBlocker(Thread.currentThread()));
                case "onThreadJoin" -> events.joining(thread);
                case "onMethodCall" -> events.called(thread, call(arguments));
                case "unlock" -> events.left(thread, arguments[2]);
                default -> {}
            }
        }

        private void after(String event, Object[] arguments) {
            switch (event) {
                case "lock" -> events.entered(thread, arguments[1]);
                case "wait", "park", "onThreadJoin" -> events.resumed(thread);
                case "onMethodCallReturn" -> events.returned(thread, arguments[4]);
                case "onMethodCallException" -> events.threw(thread);
                default -> {}
            }
        }
    }

    private LockEvents.Call call(Object[] arguments) {
        MethodDescriptor method = context.getMethodPool().get((Integer) arguments[2]);
        return new LockEvents.Call(method.getClassName(), method.getMethodName(), arguments[3], place(arguments[1]));
    }

    private StackTraceElement place(Object codeLocation) {
        int id = (Integer) codeLocation;
        return id < 0 ? LockEvents.NOWHERE : context.stackTrace(id);
    }
}
