package dev.turnstile.support.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.invoke.MethodType.methodType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Functions of the C library, each as an object with one method. Where C answers -1 and puts the reason into {@code errno}, these answer
 * as the kernel itself does: what is negative is an error number with its sign turned. Nobody can then look at {@code errno} too late.
 *
 * <p>A call holds its platform thread, however long it takes, and an interrupt does not end it.
 *
 * <p>This is for Linux on 64 bits; elsewhere there is an {@link UnsupportedOperationException}.
 */
@SuppressWarnings("restricted") // native code is what it is for
public final class CLibrary {
    /** A signal came in between: nothing is wrong, and nothing was done. */
    public static final int EINTR = 4;

    /** It would have to wait. */
    public static final int EAGAIN = 11;

    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    /** Where a thread's calls leave their error numbers. */
    private static final ThreadLocal<MemorySegment> ERRORS =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

    private static final MethodHandle ERRORS_OF_THREAD = own("errors", methodType(MemorySegment.class));
    private static final MethodHandle INT_OR_ERROR = own("orError", methodType(int.class, int.class));
    private static final MethodHandle LONG_OR_ERROR = own("orError", methodType(long.class, long.class));

    private static final Description DESCRIPTION = function(Description.class, "strerrordesc_np");

    private CLibrary() {}

    /** The meaning of an error number, in words. */
    public interface Description {
        MemorySegment of(int error);
    }

    /**
     * Returns a function.
     *
     * @param shape a public interface with one method, which has the function's parameters and result: {@code int} (also for C's
     *     unsigned), {@code long} (also for {@code size_t}) and addresses
     */
    public static <F> F function(Class<F> shape, String name) {
        Method method = Arrays.stream(shape.getMethods()).findFirst().orElseThrow();
        Class<?> result = method.getReturnType();
        FunctionDescriptor types = FunctionDescriptor.of(
                layout(result),
                Arrays.stream(method.getParameterTypes()).map(CLibrary::layout).toArray(MemoryLayout[]::new));
        MethodHandle raw =
                Linker.nativeLinker().downcallHandle(symbol(name), types, Linker.Option.captureCallState("errno"));
        MethodHandle call = MethodHandles.collectArguments(raw, 0, ERRORS_OF_THREAD);
        if (result == int.class) call = MethodHandles.filterReturnValue(call, INT_OR_ERROR);
        if (result == long.class) call = MethodHandles.filterReturnValue(call, LONG_OR_ERROR);
        return MethodHandleProxies.asInterfaceInstance(shape, call);
    }

    /** Where a function or a variable is. */
    public static MemorySegment symbol(String name) {
        if (!System.getProperty("os.name").equals("Linux") || ADDRESS.byteSize() != Long.BYTES)
            throw new UnsupportedOperationException("this needs Linux on 64 bits");
        return Linker.nativeLinker()
                .defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("this needs a C library with " + name));
    }

    /**
     * Passes an answer on unless it is an error.
     *
     * @param call what was tried, for the message
     * @throws IOException if the answer is negative
     */
    public static int check(String call, int answer) throws IOException {
        if (answer < 0) throw new IOException(call + ": " + inWords(-answer));
        return answer;
    }

    /** Returns the meaning of an error number. strerrordesc_np(3). */
    public static String inWords(int error) {
        MemorySegment text = DESCRIPTION.of(error);
        return text.address() == 0
                ? "error " + error
                : text.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static MemoryLayout layout(Class<?> type) {
        if (type == int.class) return JAVA_INT;
        return type == long.class ? JAVA_LONG : ADDRESS;
    }

    private static MethodHandle own(String name, MethodType type) {
        try {
            return MethodHandles.lookup().findStatic(CLibrary.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    private static MemorySegment errors() {
        return ERRORS.get();
    }

    @SuppressWarnings("UnusedMethod") // found by its name
    private static int orError(int answer) {
        return answer == -1 ? -(int) ERRNO.get(errors(), 0L) : answer;
    }

    @SuppressWarnings("UnusedMethod") // found by its name
    private static long orError(long answer) {
        return answer == -1 ? -(int) ERRNO.get(errors(), 0L) : answer;
    }
}
