package dev.turnstile.code;

/** The hooks that the code of {@link RewrittenClasses} calls. Public for that code only. */
public final class WatchPoints {
    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private WatchPoints() {}

    /** One of the watched calls is next. Does not return. */
    public static void meets() {
        watched(CALLERS.getCallerClass()).meets();
    }

    /** A loop begins another round. Does not return from too many. */
    public static void goesOn() {
        watched(CALLERS.getCallerClass()).goesOn();
    }

    /** An initializer begins. */
    public static void begins() {
        ((FreshClasses) CALLERS.getCallerClass().getClassLoader()).begins();
    }

    private static WatchedClasses watched(Class<?> caller) {
        return (WatchedClasses) caller.getClassLoader();
    }
}
