package dev.turnstile.engine.lincheck;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionPart;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionScenarioRunner;
import org.jetbrains.kotlinx.lincheck.strategy.Strategy;
import org.jetbrains.kotlinx.lincheck.strategy.managed.MonitorTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ParkingTracker;
import org.jspecify.annotations.Nullable;

/**
 * The parts of Lincheck 3.7's model checking strategy that it keeps to itself; another version may have others. Reflective, also where
 * they are public, since the strategy's own type cannot be compiled against: a supertype of it exists only in Lincheck's agent.
 */
final class StrategyParts {
    /** The version whose parts these are. */
    static final String VERSION = "3.7";

    private final Strategy strategy;
    private final Field switches;
    private final Method events;
    private final Method hang;

    StrategyParts(Strategy strategy) {
        this.strategy = strategy;
        this.switches = field("maxNumberOfSwitches");
        this.events = method("getCurrentEventId");
        this.hang = hangMethod();
    }

    /** Every schedule with fewer of its switches than this has been run. */
    int switchesExploredNow() {
        try {
            return switches.getInt(strategy);
        } catch (IllegalAccessException e) {
            throw unknown(e);
        }
    }

    /** How many steps the latest run took. */
    int events() {
        return (Integer) call(events) + 1;
    }

    /** Puts {@link Monitors} and {@link Parking} in the place of the strategy's own records. */
    Parking replaceTrackers(boolean spuriousWakeUps) {
        try {
            Field monitors = field("monitorTracker");
            monitors.set(strategy, new Monitors((MonitorTracker) monitors.get(strategy), this::endHangInPostPart));
            Field field = field("parkingTracker");
            Parking parking =
                    new Parking((ParkingTracker) field.get(strategy), spuriousWakeUps, this::endHangInPostPart);
            field.set(strategy, parking);
            return parking;
        } catch (IllegalAccessException e) {
            throw unknown(e);
        }
    }

    /** A thread has to wait. In the post part it is alone, so it waits for ever, which Lincheck does not notice. */
    private void endHangInPostPart() {
        if (!(strategy.getRunner$lincheck() instanceof ExecutionScenarioRunner runner)) return;
        if (runner.getCurrentExecutionPart() != ExecutionPart.POST) return;
        try {
            hang.invoke(strategy);
        } catch (IllegalAccessException e) {
            throw unknown(e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error abort) throw abort;
            throw new IllegalStateException("Lincheck failed to end a hang", e.getCause());
        }
    }

    /** The instance that the latest run worked on. */
    Object subject() {
        return call(method("getTestInstance$lincheck"));
    }

    /** The thread of a run; {@code null} if there is none of that index. */
    @Nullable
    Thread thread(int index) {
        return (Thread) ((Map<?, ?>) call(method("getRegisteredThreads"))).get(index);
    }

    /** The numbers by which the trace tells objects of one type apart: {@code ReentrantLock#2}. */
    Map<?, ?> objectNumbers() {
        return (Map<?, ?>) call(method("enumerateObjects"));
    }

    private Object call(Method method) {
        try {
            return method.invoke(strategy);
        } catch (IllegalAccessException e) {
            throw unknown(e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Lincheck failed in " + method.getName(), e.getCause());
        }
    }

    private Method method(String name) {
        try {
            return strategy.getClass().getMethod(name);
        } catch (NoSuchMethodException e) {
            throw unknown(e);
        }
    }

    private Method hangMethod() {
        try {
            Method found = strategy.getClass().getSuperclass().getDeclaredMethod("failDueToDeadlock");
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw unknown(e);
        }
    }

    private Field field(String name) {
        try {
            Field field = strategy.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw unknown(e);
        }
    }

    private static IllegalStateException unknown(ReflectiveOperationException e) {
        return new IllegalStateException("this is not Lincheck " + VERSION + ", to which the engine is fitted", e);
    }
}
