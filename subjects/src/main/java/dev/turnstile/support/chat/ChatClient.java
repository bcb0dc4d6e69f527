package dev.turnstile.support.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.turnstile.support.waiting.Interrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who talks to a {@link ChatServer}. For one thread; another one may close it.
 *
 * <p>Datagrams may overtake one another, even on one machine: the numbers of the lines put them back in order. They may be lost too, on one
 * machine when a client lets more lines wait than the kernel buffers for it: so it asks for a line again that does not come. A request or
 * an answer that is lost is told and not made good, since nobody here has more than one on its way.
 */
public final class ChatClient implements AutoCloseable {
    /** On one machine an answer takes less than a tenth of that, mostly. */
    private static final int PATIENCE_MILLIS = 50;

    private static final int ATTEMPTS = 400;

    private static final String YES = "YES";
    private static final int NOBODY = -1;

    private final DatagramChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(ChatServer.MAX_BYTES);
    private final DatagramPacket packet = new DatagramPacket(buffer.array(), ChatServer.MAX_BYTES);
    private long number;
    private boolean member;
    private String name = "";
    /** Of the present stay, or the last one. */
    private long session;

    private int next;
    private final Map<Integer, String> notices = new HashMap<>();
    private List<String> lines = new ArrayList<>();

    public ChatClient(InetSocketAddress server) throws IOException {
        channel = DatagramChannel.open();
        try {
            channel.connect(server);
            channel.socket().setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public boolean join(String wanted) {
        if (member) return false;
        name = wanted;
        notices.clear();
        next = 1;
        session = number + 1; // lines may come before the answer
        member = ask("JOIN " + wanted).equals(YES);
        return member;
    }

    /** Returns the lines that were not asked for yet, up to the one that it says. */
    public List<String> say(String text) {
        if (!ask("SAY " + text).equals(YES)) return List.of();
        // It has heard all that it said before, so there is one such line to come.
        for (String own = name + ": " + text, line = ""; !line.equals(own); lines.add(line))
            line = nextLine("own line");
        return unheard();
    }

    /** Returns the line's place in the log. */
    public int announce(String text) {
        return number(ask("ANNOUNCE " + text), 0);
    }

    public void leave() {
        if (!member) return;
        awaitLines(number(ask("HEARD"), 0)); // it can have no line again when it has left
        awaitLines(number(ask("LEAVE"), 0));
        member = false;
    }

    private static int number(String answer, int otherwise) {
        return answer.startsWith(YES) ? Integer.parseInt(answer.substring(YES.length() + 1)) : otherwise;
    }

    /** Returns the lines that nobody has asked for yet. Lines that the server sent before its answer have arrived by then. */
    public List<String> heard() {
        if (member) {
            int told = number(ask("HEARD"), NOBODY);
            member = told != NOBODY; // else the server has not heard of it for long
            awaitLines(told);
        }
        return unheard();
    }

    private List<String> unheard() {
        List<String> heard = lines;
        lines = new ArrayList<>();
        return heard;
    }

    private void awaitLines(int told) {
        while (next <= told) lines.add(nextLine("line " + next + " of " + told));
    }

    private String nextLine(String what) {
        for (int attempt = 1; attempt <= ATTEMPTS; ) {
            String line = notices.remove(next);
            if (line != null) {
                next++;
                return line;
            }
            if (receive() == null) {
                attempt++;
                send("AGAIN " + next);
            }
        }
        throw new IllegalStateException("lost: " + what);
    }

    /** Returns the answer of the server, such as {@code NO}. */
    private String ask(String request) {
        makeRoom();
        String start = send(request) + " ";
        for (int attempt = 1; attempt <= ATTEMPTS; ) {
            String answer = receive();
            if (answer == null) attempt++;
            else if (answer.startsWith(start)) return answer.substring(start.length());
        }
        throw new IllegalStateException("lost: answer to " + request);
    }

    /** Takes the lines that wait, or the kernel might have no room for the answer. */
    private void makeRoom() {
        try {
            channel.configureBlocking(false);
            while (channel.read(buffer.clear()) > 0) keep(text());
            channel.configureBlocking(true);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Returns the number that the answer will have. */
    private long send(String request) {
        number++;
        try {
            channel.write(ByteBuffer.wrap((number + " " + request).getBytes(UTF_8)));
        } catch (IOException e) {
            throw failed(e);
        }
        return number;
    }

    /** Waits for a datagram, a while: {@code null} if none comes. If it is a line it is kept, and the answer is empty. */
    private @Nullable String receive() {
        try {
            channel.socket().receive(packet);
        } catch (SocketTimeoutException e) {
            return null;
        } catch (IOException e) {
            throw failed(e);
        }
        buffer.limit(packet.getLength()).position(packet.getLength());
        String text = text();
        return keep(text) ? "" : text;
    }

    /** Returns the datagram in the buffer. */
    private String text() {
        return UTF_8.decode(buffer.flip()).toString();
    }

    /** Keeps a line that has not been heard; whether it was a line at all. */
    private boolean keep(String text) {
        if (!text.startsWith(ChatServer.NOTICE)) return false;
        String[] parts = text.substring(ChatServer.NOTICE.length()).split(" ", 3);
        int line = Integer.parseInt(parts[1]);
        if (Long.parseLong(parts[0]) == session && line >= next) notices.put(line, parts[2]);
        return true;
    }

    private static RuntimeException failed(IOException e) {
        return e instanceof ClosedByInterruptException ? new Interrupted() : new UncheckedIOException(e);
    }

    /** As if it crashed: nobody is told. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
