package dev.turnstile.leak;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.ptr.IntByReference;

/** What Linux's C library lets one do with processes and Java does not. */
interface NativeProcesses extends Library {
    /** From sys/wait.h. */
    int WNOHANG = 1;

    /** Asks for a service, prctl(2). */
    int prctl(int option, NativeLong value, NativeLong unused3, NativeLong unused4, NativeLong unused5);

    /** Asks how a service is set, prctl(2). */
    int prctl(int option, IntByReference answer, NativeLong unused3, NativeLong unused4, NativeLong unused5);

    /** Takes the exit status of a child, waitpid(2). */
    int waitpid(int pid, IntByReference status, int options);
}
