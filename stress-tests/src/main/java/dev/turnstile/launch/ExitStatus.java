package dev.turnstile.launch;

import java.util.Map;

/** The exit status of a process, as {@link Process#exitValue} gives it. */
public final class ExitStatus {
    /** To this the number of a signal is added where one has ended the process, as shells do. */
    private static final int SIGNALLED = 128;

    private static final int LAST_SIGNAL = 64;

    /** Those that have one number on all systems, and some of Linux's, signal(7). */
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT, as after a crash"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL, as from the system when memory runs out"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU: its limit of processor time was reached"),
            Map.entry(25, "SIGXFSZ: its limit of the size of files was reached"),
            Map.entry(31, "SIGSYS: it made a system call that is forbidden here"));

    private ExitStatus() {}

    /** Returns whether it is one that a signal gives. A program can end with it, too. */
    public static boolean isOfSignal(int status) {
        return status > SIGNALLED && status <= SIGNALLED + LAST_SIGNAL;
    }

    /**
     * Returns whether it is one of the signals by which a system without memory, or a person, ends a process: SIGKILL and SIGTERM. No fault of
     * the process makes the kernel send these.
     */
    public static boolean isFromOutside(int status) {
        return status == SIGNALLED + 9 || status == SIGNALLED + 15;
    }

    /** Returns it in words, with the signal that gives it. */
    public static String inWords(int status) {
        if (!isOfSignal(status)) return "exit status " + status;
        int signal = status - SIGNALLED;
        return "exit status " + status + " (" + SIGNALS.getOrDefault(signal, "signal " + signal) + ")";
    }
}
