package dev.turnstile.code;

import dev.turnstile.scenario.Operation;
import java.util.Collection;
import java.util.List;

/** The JDK's methods that open sockets, or may do so through the C library. */
public final class SocketCalls {
    private static final List<String> OPENING = List.of(
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
            "com/sun/net/httpserver/",
            "java/lang/foreign/Linker.");

    private SocketCalls() {}

    /** Whether one of some operations, or making an instance, may open one. */
    public static boolean any(Collection<Operation> operations, OperationCode code) {
        return code.mayCall(operations, OPENING);
    }

    /** Whether a call is one of these. */
    public static boolean isOne(String call) {
        return OPENING.stream().anyMatch(call::startsWith);
    }
}
