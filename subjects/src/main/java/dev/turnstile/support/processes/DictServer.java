package dev.turnstile.support.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The process that holds a {@link ManagedDict}. One thread serves all requests in the order of their arrival, so each is one step, and
 * what a client asked for before it was killed is done before its successor is heard.
 *
 * <p>It ends with the last client that says goodbye. If the last one was killed instead, it waits a while for a successor.
 */
public final class DictServer {
    /** The requests of a client: this byte, a number, the length of a key, and the key. The answer is a number. */
    enum Request {
        /** Its process id. */
        PID,
        GET,
        SET,
        SET_IF_ABSENT,
        /** Adds, and answers the sum. */
        ADD,
        /** Answers when the lock of that name is the client's. */
        LOCK,
        UNLOCK,
        /** Says goodbye; answers {@link #LAST} to the last client. */
        BYE;

        static final int HEADER_BYTES = 1 + Integer.BYTES + 1;
        static final int MAX_KEY_BYTES = Byte.MAX_VALUE;
        static final int LAST = 1;

        private static final Request[] ALL = values();
    }

    public static final String LOCK_FILE = "lock";
    public static final String SOCKET = "manager";

    private static final int DONE = 0;

    private final Path directory;
    private final long patienceMillis;
    private final ServerSocketChannel listener;
    private final Selector selector = Selector.open();
    private final Map<String, Integer> values = new HashMap<>();
    /** The waiters for each lock, by its name; the first one has it. */
    private final Map<String, Queue<Client>> locks = new HashMap<>();

    private final Set<Client> clients = new HashSet<>();
    private final Set<Client> parting = new HashSet<>();
    private boolean ends;

    private DictServer(Path directory, long patienceMillis, ServerSocketChannel listener) throws IOException {
        this.directory = directory;
        this.patienceMillis = patienceMillis;
        this.listener = listener;
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /**
     * Listens at a socket of a name of its own, reports that, and is told to go on when the socket has its proper name.
     *
     * @param arguments the directory, the socket's name, and how long to wait for a successor, in milliseconds
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Path socket = directory.resolve(arguments[1]);
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(socket));
            System.out.write('\n');
            System.out.flush();
            if (System.in.read() < 0) Files.deleteIfExists(socket); // who started it was killed
            else new DictServer(directory, Long.parseLong(arguments[2]), listener).serve();
        }
    }

    private void serve() throws IOException {
        while (!ends) {
            boolean alone = clients.isEmpty();
            int ready = selector.select(this::serve, alone ? patienceMillis : 0);
            if (!parting.isEmpty()) takeLeave();
            if (alone && ready == 0 && endUnlessWanted()) return;
        }
    }

    /**
     * A client that leaves has ended its other connection before, but the selector may tell of that later, so the server asks it once
     * more first.
     */
    private void takeLeave() throws IOException {
        selector.selectNow(this::serve);
        ends = parting.containsAll(clients);
        if (ends) Files.deleteIfExists(directory.resolve(SOCKET));
        parting.forEach(client -> client.answer(ends ? Request.LAST : DONE));
        parting.clear();
    }

    /** A client that connects holds the lock meanwhile. The lock stays until the end of the process. */
    @SuppressWarnings("resource") // the end of the process closes it
    private boolean endUnlessWanted() throws IOException {
        FileChannel file = FileChannel.open(directory.resolve(LOCK_FILE), StandardOpenOption.WRITE);
        if (file.tryLock() == null || selector.selectNow(this::serve) > 0) {
            file.close();
            return false;
        }
        Files.deleteIfExists(directory.resolve(SOCKET));
        return true;
    }

    private void serve(SelectionKey ready) {
        if (ready.attachment() instanceof Client client) client.read();
        else accept();
    }

    private void accept() {
        try {
            for (SocketChannel channel; (channel = listener.accept()) != null; ) {
                Client client = new Client(channel);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, client);
                clients.add(client);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(Client client, Request request, String key, int number) throws IOException {
        switch (request) {
            case PID -> client.answer((int) ProcessHandle.current().pid());
            case GET -> client.answer(values.getOrDefault(key, 0));
            case SET -> {
                values.put(key, number);
                client.answer(DONE);
            }
            case SET_IF_ABSENT -> {
                values.putIfAbsent(key, number);
                client.answer(DONE);
            }
            case ADD -> client.answer(values.merge(key, number, Integer::sum));
            case LOCK -> {
                Queue<Client> queue = locks.computeIfAbsent(key, none -> new ArrayDeque<>());
                queue.add(client);
                if (queue.size() == 1) client.answer(DONE);
            }
            case UNLOCK -> {
                leave(locks.getOrDefault(key, new ArrayDeque<>()), client);
                client.answer(DONE);
            }
            case BYE -> parting.add(client);
        }
    }

    private static void leave(Queue<Client> lock, Client client) {
        boolean hadIt = lock.peek() == client;
        lock.remove(client);
        Client next = lock.peek();
        if (hadIt && next != null) next.answer(DONE);
    }

    /** A connection. Its client waits for each answer before it asks again. */
    private final class Client {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(Request.HEADER_BYTES + Request.MAX_KEY_BYTES);

        Client(SocketChannel channel) {
            this.channel = channel;
        }

        void read() {
            try {
                int read;
                while ((read = channel.read(in)) > 0) handleAll();
                if (read < 0) drop();
            } catch (IOException dead) {
                drop();
            }
        }

        /** All that has come completely. */
        private void handleAll() throws IOException {
            in.flip();
            while (in.remaining() >= Request.HEADER_BYTES
                    && in.remaining() >= Request.HEADER_BYTES + in.get(in.position() + Request.HEADER_BYTES - 1)) {
                Request request = Request.ALL[in.get()];
                int number = in.getInt();
                byte[] key = new byte[in.get()];
                in.get(key);
                handle(this, request, new String(key, UTF_8), number);
            }
            in.compact();
        }

        /** There always is room for so few bytes. */
        void answer(int number) {
            try {
                channel.write(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
            } catch (IOException dead) {
                // The end of its requests tells so too, and is due.
            }
        }

        /** It has closed its connection, or the system has, as it does for the dead. */
        private void drop() {
            clients.remove(this);
            for (Queue<Client> lock : locks.values()) leave(lock, this);
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
