package dev.turnstile.machine;

import dev.turnstile.machine.ModelState.Arrival;
import dev.turnstile.machine.ModelState.Attempt;
import dev.turnstile.scenario.Operation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An exception of a model that may be a mistake: the operation does not declare it, and no statement of the user's code throws it on
 * purpose.
 *
 * @param calls which lead there from a fresh model, one after another; the last one throws
 */
public record ThrownByModel(List<Attempt> calls, Throwable thrown) {
    /** Its methods check arguments: whoever calls one wants the exception. */
    private static final String CHECKS = Objects.class.getName();

    private static final String REFLECTION = ".reflect.";

    /** Those that Java itself throws where code is wrong. */
    private static final Set<Class<?>> OF_JAVA = Set.of(
            NullPointerException.class,
            ArrayIndexOutOfBoundsException.class,
            ClassCastException.class,
            ArithmeticException.class,
            NegativeArraySizeException.class,
            ArrayStoreException.class,
            AssertionError.class);

    /** By these the JDK's collections say that they are empty or full: a model that passes one on mostly means it. */
    private static final Set<Class<?>> OF_COLLECTIONS =
            Set.of(NoSuchElementException.class, IllegalStateException.class);

    public ThrownByModel {
        calls = List.copyOf(calls);
    }

    /**
     * An exception of an attempt.
     *
     * @param path the attempts before it
     */
    static ThrownByModel after(Collection<Arrival> path, Attempt attempt, Throwable thrown) {
        List<Attempt> calls = Stream.concat(path.stream().map(Arrival::attempt), Stream.of(attempt))
                .toList();
        return new ThrownByModel(calls, thrown);
    }

    /** The call that throws. */
    public Attempt last() {
        return calls.get(calls.size() - 1);
    }

    /** Whether it may be a mistake. */
    static boolean mayBeMistake(Throwable thrown, Operation operation, Class<?> model) {
        return !isDeclared(thrown, operation, model) && !isMeant(thrown);
    }

    private static boolean isDeclared(Throwable thrown, Operation operation, Class<?> model) {
        if (Arrays.stream(operation.method().getExceptionTypes()).anyMatch(type -> type.isInstance(thrown)))
            return true;
        try {
            Class<?>[] declared = model.getMethod(
                            operation.name(), operation.method().getParameterTypes())
                    .getExceptionTypes();
            return Arrays.stream(declared).anyMatch(type -> type.isInstance(thrown));
        } catch (NoSuchMethodException generic) {
            return false;
        }
    }

    private static boolean isMeant(Throwable thrown) {
        boolean ofJava = OF_JAVA.contains(thrown.getClass())
                || thrown instanceof VirtualMachineError
                || thrown instanceof LinkageError;
        boolean isOfCollection = OF_COLLECTIONS.contains(thrown.getClass());
        String called = ""; // the class of the JDK that the user's code has called, if it has called one
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (!isOfTheJdk(frame)) return called.isEmpty() ? !ofJava : called.equals(CHECKS) || isOfCollection;
            if (frame.getClassName().contains(REFLECTION)) return true; // then a class of the JDK itself is the model
            called = frame.getClassName();
        }
        return !ofJava;
    }

    private static boolean isOfTheJdk(StackTraceElement frame) {
        String module = frame.getModuleName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }

    /** Where the model's code was: the first place that is not in the JDK. */
    public String place() {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> !isOfTheJdk(frame))
                .findFirst()
                .map(frame -> frame.getMethodName() + "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("an unknown place");
    }
}
