package dev.turnstile.launch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A meeting point of a child process and its parent: a port of this machine, and a secret by which the child shows that it is the one. */
public final class Rendezvous implements AutoCloseable {
    private static final int POLL_MILLIS = 100;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
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
     * Waits for the child's connection.
     *
     * @throws IOException if the child ended before it came
     */
    public Socket await(Process child) throws IOException {
        listener.setSoTimeout(POLL_MILLIS);
        while (child.isAlive()) {
            try {
                Socket candidate = listener.accept();
                candidate.setTcpNoDelay(true);
                if (new DataInputStream(candidate.getInputStream()).readUTF().equals(secret)) return candidate;
                candidate.close(); // someone else of this machine
            } catch (SocketTimeoutException e) {
                // Not yet.
            }
        }
        throw new IOException("the process ended before it connected");
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
