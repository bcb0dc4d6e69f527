package dev.turnstile.jdk;

import java.util.List;
import java.util.Set;

/**
 * Calls of the JDK that reach beyond the JVM: sockets, files, processes, native code. A call is written as in bytecode, with its class before
 * a dot: {@code java/net/Socket.connect(Ljava/net/SocketAddress;)V}.
 */
public final class InputOutput {
    private static final List<String> PROCESSES = List.of("java/lang/ProcessBuilder.", "java/lang/Runtime.exec(");

    private static final List<String> SOCKETS = List.of(
            "java/net/Socket.",
            "java/net/ServerSocket.",
            "java/net/DatagramSocket.",
            "java/net/MulticastSocket.",
            "java/net/URL.open",
            "java/net/http/",
            "java/nio/channels/SocketChannel.",
            "java/nio/channels/ServerSocketChannel.",
            "java/nio/channels/DatagramChannel.",
            "java/nio/channels/AsynchronousSocketChannel.",
            "java/nio/channels/AsynchronousServerSocketChannel.",
            "java/nio/channels/spi/SelectorProvider.",
            "javax/net/",
            "com/sun/net/httpserver/");

    /** The C library reaches all of these. */
    private static final String LINKER = "java/lang/foreign/Linker.";

    private static final List<String> LIBRARIES = List.of(LINKER, "com/sun/jna/");

    /** Whole packages, and the families of classes that begin so. */
    private static final List<String> ANY = List.of(
            "java/net/",
            "javax/net/",
            "com/sun/net/",
            "java/nio/channels/",
            "java/nio/file/Files.",
            "java/io/File",
            "java/io/RandomAccessFile",
            "java/lang/ProcessBuilder.",
            "java/lang/Runtime.exec");

    private static final String NATIVE = "java/lang/foreign/";

    /** Classes of the same packages that only compute. */
    private static final List<String> COMPUTING =
            List.of("java/net/URI.", "java/net/URLEncoder.", "java/net/URLDecoder.");

    private static final Set<String> COMPUTING_OF_FILES = Set.of(
            "<init>",
            "getName",
            "getPath",
            "getParent",
            "getParentFile",
            "isAbsolute",
            "toPath",
            "compareTo",
            "equals",
            "hashCode",
            "toString");

    private InputOutput() {}

    /** Whether a call starts a process, or may do so through the C library. */
    public static boolean startsProcess(String call) {
        return begins(call, PROCESSES) || call.startsWith(LINKER);
    }

    /** Whether a call may do anything through the C library, also start processes that the JDK does not know. */
    public static boolean callsLibrary(String call) {
        return begins(call, LIBRARIES);
    }

    /** Whether a call opens a socket, or may do so through the C library. */
    public static boolean opensSocket(String call) {
        return begins(call, SOCKETS) || call.startsWith(LINKER);
    }

    /**
     * Returns whether a call does input or output of any kind; {@code false} for methods that only compute, such as {@code File.getName}.
     *
     * @param call what follows the method's name may be left out
     */
    public static boolean isInputOutput(String call) {
        return begins(call, ANY) && !onlyComputes(call);
    }

    /** Whether a call reaches native code, which may do anything; likewise. */
    public static boolean isNative(String call) {
        return call.startsWith(NATIVE) && !onlyComputes(call);
    }

    private static boolean begins(String call, List<String> beginnings) {
        return beginnings.stream().anyMatch(call::startsWith);
    }

    private static boolean onlyComputes(String call) {
        int dot = call.indexOf('.');
        int parameters = call.indexOf('(');
        String method = call.substring(dot + 1, parameters < 0 ? call.length() : parameters);
        return call.substring(0, dot).endsWith("Exception")
                || call.startsWith("java/io/File.") && COMPUTING_OF_FILES.contains(method)
                || begins(call, COMPUTING);
    }
}
