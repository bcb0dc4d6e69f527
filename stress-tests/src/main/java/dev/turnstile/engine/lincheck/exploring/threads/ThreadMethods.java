package dev.turnstile.engine.lincheck.exploring.threads;

import dev.turnstile.engine.lincheck.exploring.inputs.WaitLimits;
import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.steps.Places;
import dev.turnstile.explore.Access;
import dev.turnstile.explore.Access.Kind;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.monitors.Synchronization;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Calls on threads, and on what all threads share. Their code is not instrumented. */
public final class ThreadMethods {
    private final Carrier carrier;
    private final Places places;
    private final Synchronization synchronization;
    private final Waits waits;
    private final ObjIntConsumer<String> notes;
    private final Set<Object> shutdownHooks = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param notes told what was trusted or could not be seen into, as a noun phrase, with the site */
    public ThreadMethods(
            Carrier carrier,
            Places places,
            Synchronization synchronization,
            Waits waits,
            ObjIntConsumer<String> notes) {
        this.carrier = carrier;
        this.places = places;
        this.synchronization = synchronization;
        this.waits = waits;
        this.notes = notes;
    }

    /**
     * Announces what a call does.
     *
     * @param inJdk whether the JDK's code makes it
     * @return its answer if it is not to be made; {@code null} if it is, and for all other calls
     */
    @Nullable
    public Answer call(
            int thread,
            int site,
            String type,
            String name,
            @Nullable Object receiver,
            Object[] arguments,
            boolean inJdk) {
        if (receiver instanceof Thread other) return onThread(thread, site, other, name, arguments);
        if (receiver instanceof Runtime) return ofRuntime(site, name, arguments);
        if (receiver instanceof ThreadGroup && name.equals("uncaughtException")) {
            boolean ofGroup = inJdk || type.equals("java.lang.ThreadGroup");
            return ofGroup && carrier.uncaught((Throwable) arguments[1]) ? Answer.returns(null) : null;
        }
        if (type.equals("java.lang.Thread")) return ofThread(thread, site, name, arguments);
        if (type.equals("java.util.concurrent.locks.LockSupport")) limits(thread, name, arguments);
        return null;
    }

    /** A read or a write of the handler that threads without one of their own have. */
    void defaultHandler(int thread, int site, Kind kind) {
        carrier.announce(thread, new Touch(places.defaultHandler(kind), site));
    }

    private @Nullable Answer onThread(int thread, int site, Thread other, String name, Object[] arguments) {
        if (name.equals("setDaemon")) waits.daemon(other, (Boolean) arguments[0]);
        Access property = places.property(other, name);
        if (property != null) carrier.announce(thread, new Touch(property, site));
        int id = carrier.threadOf(other);
        if (id < 0) return null;
        if (name.equals("interrupt")) carrier.announce(thread, synchronization.interrupt(id, site));
        return switch (name) {
            case "isInterrupted" -> Answer.returns(waits.isInterrupted(thread, id, site));
            case "isAlive" -> Answer.returns(waits.isAlive(thread, id, site));
            case "getState" -> Answer.returns(waits.state(thread, id, site));
            case "join" -> join(thread, site, id, arguments);
            default -> null;
        };
    }

    private Answer join(int thread, int site, int other, Object[] arguments) {
        boolean endless = arguments.length == 0 || arguments[0] instanceof Long && WaitLimits.nanosOf(arguments) == 0;
        try {
            return Answer.returns(waits.join(thread, other, endless ? null : WaitLimits.nanosOf(arguments), site));
        } catch (InterruptedException e) {
            return Answer.throwing(e);
        }
    }

    private @Nullable Answer ofRuntime(int site, String name, Object[] arguments) {
        if (name.equals("removeShutdownHook")) return Answer.returns(shutdownHooks.remove(arguments[0]));
        if (!name.equals("addShutdownHook")) return null;
        notes.accept("a shutdown hook, which was never run,", site);
        boolean isNew = shutdownHooks.add(arguments[0]);
        return isNew
                ? Answer.returns(null)
                : Answer.throwing(new IllegalArgumentException("Hook previously registered"));
    }

    private @Nullable Answer ofThread(int thread, int site, String name, Object[] arguments) {
        if (name.endsWith("DefaultUncaughtExceptionHandler"))
            defaultHandler(thread, site, name.startsWith("set") ? Kind.WRITE : Kind.READ);
        if (name.equals("interrupted")) {
            return Answer.returns(waits.takeInterruption(thread, site));
        } else if (name.equals("sleep")) {
            if (waits.takeInterruption(thread, site))
                return Answer.throwing(new InterruptedException("sleep interrupted"));
            waits.sleep(thread, WaitLimits.nanosOf(arguments));
            return Answer.returns(null);
        }
        return null;
    }

    private void limits(int thread, String name, Object[] arguments) {
        if (!name.equals("parkNanos") && !name.equals("parkUntil")) return;
        long last = (Long) arguments[arguments.length - 1];
        waits.limitPark(thread, name.equals("parkNanos") ? last : last * 1_000_000 - waits.nanoTime(thread));
    }
}
