package dev.turnstile.leak;

import java.util.Optional;

/**
 * Keeps descendants in sight whose parents have gone. Linux makes them children of their nearest ancestor that has asked for it
 * ({@code PR_SET_CHILD_SUBREAPER}, prctl(2)), whatever session or environment they have.
 *
 * <p>As init would, this process waits for those that it has adopted. They are told from children that it has started itself by the thread
 * whose children they are, proc(5): the kernel gives an adopted one to the first thread of a process, and the first thread of a JVM starts
 * nothing, since it only waits for {@code main}'s. It also gets the children of threads that have ended; for those that the JDK has started
 * the JDK waits itself, see {@link Orphans}.
 */
public final class Subreaper {
    /** Waits from the first time on that this process becomes one. */
    private static final class Waiting {
        static final boolean STARTED = start();

        private static boolean start() {
            Optional<ChildSubreaper> setting = ChildSubreaper.ofThisProcess();
            if (setting.isEmpty() || !AdoptedChildren.areTold()) return false;
            new Orphans(setting.get()).startWaiting();
            return true;
        }
    }

    private Subreaper() {}

    /** Makes this process one. Returns whether the system can do that and tells of adopted children. */
    public static boolean become() {
        return Waiting.STARTED
                && ChildSubreaper.ofThisProcess()
                        .map(setting -> setting.set(true))
                        .orElse(false);
    }

    /** Makes this process none: it adopts nothing more, and waits for nothing that it has not started through the JDK. */
    public static void cease() {
        ChildSubreaper.ofThisProcess().ifPresent(setting -> setting.set(false));
    }
}
