package dev.turnstile.code.rewriting;

/** The hooks that rewritten code calls. Public for that code only. */
public final class WatchPoints {
    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** A loader whose code tells of watched calls and of loops. */
    public interface OfCalls {
        /** One of the watched calls is next. Does not return. */
        void meets();

        /** One of them is next which only does input or output. Returns only while a class is initialized. */
        void meetsInput();

        /** A loop begins another round. Does not return from too many. */
        void goesOn();
    }

    /** A loader whose code tells of initializers. */
    public interface OfInitializers {
        /** An initializer begins. */
        void begins();
    }

    private WatchPoints() {}

    /** One of the watched calls is next. Does not return. */
    public static void meets() {
        watched(CALLERS.getCallerClass()).meets();
    }

    /** One of them is next which only does input or output. Returns only while a class is initialized. */
    public static void meetsInput() {
        watched(CALLERS.getCallerClass()).meetsInput();
    }

    /** A loop begins another round. Does not return from too many. */
    public static void goesOn() {
        watched(CALLERS.getCallerClass()).goesOn();
    }

    /** An initializer begins. */
    public static void begins() {
        ((OfInitializers) CALLERS.getCallerClass().getClassLoader()).begins();
    }

    private static OfCalls watched(Class<?> caller) {
        return (OfCalls) caller.getClassLoader();
    }
}
