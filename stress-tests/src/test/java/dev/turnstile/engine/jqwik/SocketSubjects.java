package dev.turnstile.engine.jqwik;

import dev.turnstile.engine.CounterModel;
import dev.turnstile.spec.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Subjects that open sockets; all of them count right. */
public final class SocketSubjects {
    private SocketSubjects() {}

    /** Listens, with a thread of its own, until it is closed. */
    @Subject(model = CounterModel.class)
    public static class ListeningCounter extends Subjects.AtomicCounter implements AutoCloseable {
        final ServerSocket listener;
        private final Thread server;

        /** Opens it. */
        public ListeningCounter() {
            try {
                listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = new Thread(this::serve, "server of " + listener.getLocalPort());
            server.setDaemon(true);
            server.start();
        }

        private void serve() {
            List<Socket> accepted = new ArrayList<>();
            try {
                while (true) accepted.add(listener.accept());
            } catch (IOException closed) {
                accepted.forEach(SocketSubjects::close);
            }
        }

        @Override
        public void close() {
            SocketSubjects.close(listener);
            try {
                server.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Opens one more, which nobody closes. */
    @Subject(model = CounterModel.class)
    public static class SocketLeavingCounter extends ListeningCounter {
        static final List<ServerSocket> LEFT = new ArrayList<>();

        @Override
        public int increment() {
            try {
                ServerSocket left = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                synchronized (LEFT) {
                    LEFT.add(left);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return super.increment();
        }
    }

    /** Gives up in the middle of its end. */
    @Subject(model = CounterModel.class)
    public static class HalfClosedCounter extends SocketLeavingCounter {
        @Override
        public void close() {
            super.close();
            throw new IllegalStateException("half closed");
        }
    }

    /** Does not end, but for the first one. */
    @Subject(model = CounterModel.class)
    public static class EndlessCounter extends ListeningCounter {
        static volatile CountDownLatch over = new CountDownLatch(1);
        private static final AtomicInteger CLOSED = new AtomicInteger();

        @Override
        public void close() {
            super.close();
            if (CLOSED.getAndIncrement() == 0) return;
            while (over.getCount() > 0) LockSupport.park(this);
        }
    }

    /** Starts a thread that nobody ends. */
    @Subject(model = CounterModel.class)
    public static class ThreadLeavingCounter extends ListeningCounter {
        static volatile CountDownLatch over = new CountDownLatch(1);

        @Override
        public int increment() {
            Thread left = new Thread(ThreadLeavingCounter::stay, "one who stays");
            left.setDaemon(true);
            left.start();
            return super.increment();
        }

        private static void stay() {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for an answer that its server does not give. */
    @Subject(model = CounterModel.class)
    public static class UnansweredCounter extends ListeningCounter {
        private final List<Socket> clients = new ArrayList<>();

        @Override
        public int get() {
            try (Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
                synchronized (clients) {
                    clients.add(client);
                }
                return client.getInputStream().read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            synchronized (clients) {
                clients.forEach(SocketSubjects::close);
            }
            super.close();
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
