package dev.turnstile.launch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A meeting point of a child process and its parent: a port of this machine, and a secret by which the child shows that it is the one. */
public final class Rendezvous implements AutoCloseable {
    private static final int POLL_MILLIS = 100;

    /** A guard only: the child sends the secret at once. */
    private static final int GREETING_MILLIS = 10_000;

    /** The number of connections that may wait to be accepted. */
    private static final int BACKLOG = 50;

    private final ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final String secret = Secrets.fresh();

    /** @throws IOException if there is no port left */
    public Rendezvous() throws IOException {}

    /** Returns the port, for the child. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Returns the secret. The child must get it where nobody else can read it: in a variable. */
    public String secret() {
        return secret;
    }

    /**
     * Waits for the child's connection. Others of this machine may connect too, and stay silent: each is listened to on a thread of its own.
     *
     * @throws IOException if the child ended before it came
     */
    public Socket await(Process child) throws IOException {
        listener.setSoTimeout(POLL_MILLIS);
        CompletableFuture<Socket> known = new CompletableFuture<>();
        List<Socket> candidates = new ArrayList<>();
        while (child.isAlive() && !known.isDone()) {
            try {
                Socket candidate = listener.accept();
                candidates.add(candidate);
                Thread greeter = new Thread(() -> greet(candidate, known), "turnstile-greeter");
                greeter.setDaemon(true);
                greeter.start();
            } catch (SocketTimeoutException e) {
                // Not yet.
            }
            candidates.removeIf(Socket::isClosed);
        }
        @Nullable Socket parent = known.getNow(null);
        for (Socket other : candidates) if (other != parent) other.close();
        if (parent == null) throw new IOException("the process ended before it connected");
        return parent;
    }

    /** Closes the connection unless it shows the secret in time. */
    private void greet(Socket candidate, CompletableFuture<Socket> known) {
        try {
            candidate.setTcpNoDelay(true);
            candidate.setSoTimeout(GREETING_MILLIS);
            if (secret.equals(new DataInputStream(candidate.getInputStream()).readUTF())) {
                candidate.setSoTimeout(0);
                if (known.complete(candidate)) return;
            }
            candidate.close();
        } catch (IOException e) {
            closeQuietly(candidate);
        }
    }

    private static void closeQuietly(Socket candidate) {
        try {
            candidate.close();
        } catch (IOException e) {
            // It is of no use in any case.
        }
    }

    /** The child's side: connects to its parent. */
    public static Socket attend(int port, String secret) throws IOException {
        Socket parent = new Socket(InetAddress.getLoopbackAddress(), port);
        parent.setTcpNoDelay(true);
        new DataOutputStream(parent.getOutputStream()).writeUTF(secret);
        return parent;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
