package dev.turnstile.adapter;

import dev.turnstile.adapter.Callers.Result;
import dev.turnstile.history.AnswerCopy;
import dev.turnstile.machine.ModelException;
import dev.turnstile.scenario.CallLog;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A new instance of a subject, on which calls are made one at a time, each by its caller's thread. */
final class Replay implements AutoCloseable {
    /** A class that starts threads and leaves them would fill the memory with them. */
    private static final int MOST_LEFT = 100;

    private final Callers callers;
    private final Object instance;

    Replay(Class<?> subject, Callers callers) {
        this.callers = callers;
        callers.begin();
        Result made = call(Callers.MAKER, () -> subject.getConstructor().newInstance());
        if (made instanceof Result.Returned returned && returned.value() != null) {
            this.instance = returned.value();
        } else {
            callers.giveUpWaiting();
            String how = made instanceof Result.Threw threw ? "throws " + cause(threw.thrown()) : "does not return";
            throw new ModelException("the constructor of " + subject.getSimpleName() + " " + how);
        }
        if (callers.others() > MOST_LEFT)
            throw new ModelException(subject.getSimpleName() + " starts threads that do not end, and cannot be closed."
                    + " Remedy: give it a model, or make it AutoCloseable.");
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof InvocationTargetException e ? e.getTargetException() : thrown;
    }

    Object instance() {
        return instance;
    }

    /** Makes calls that have returned before on an instance in the same state; those of one caller in a row without a look between them. */
    void repeat(List<Call> calls) {
        for (int from = 0; from < calls.size(); ) {
            int caller = calls.get(from).caller();
            int to = from + 1;
            while (to < calls.size() && calls.get(to).caller() == caller) to++;
            List<Call> row = calls.subList(from, to);
            if (!(call(caller, () -> makeAll(row)) instanceof Result.Returned))
                throw new UnfitCall(
                        row.get(row.size() - 1),
                        "returned once and does not return another time, after the same calls");
            from = to;
        }
    }

    private Object makeAll(List<Call> row) throws IllegalAccessException {
        for (Call call : row) {
            try {
                call.operation().invoke(instance, call.arguments().toArray());
            } catch (InvocationTargetException thrown) {
                // An answer like others.
            }
        }
        return "done";
    }

    /** Makes a call; what it returns is copied at once, what it throws is its own. */
    Result make(Call call) {
        Result result = call(call.caller(), () -> {
            CallLog.begin();
            Object returned = call.operation().invoke(instance, call.arguments().toArray());
            return AnswerCopy.of(CallLog.end(returned));
        });
        return own(result);
    }

    /** Looks again at a call that waited. */
    Result look(int caller) {
        try {
            return own(callers.look(caller));
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static Result own(Result result) {
        return result instanceof Result.Threw threw ? new Result.Threw(cause(threw.thrown())) : result;
    }

    private Result call(int caller, Callable<@Nullable Object> body) {
        try {
            return callers.call(caller, body);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while a model ran");
    }

    /** Closes the instance, if it can be closed, and gives up what waits. */
    @Override
    public void close() {
        callers.giveUpWaiting();
        if (!(instance instanceof AutoCloseable closeable)) return;
        Result closed = call(Callers.MAKER, () -> {
            closeable.close();
            return "done";
        });
        if (!(closed instanceof Result.Returned)) callers.giveUpWaiting();
    }
}
