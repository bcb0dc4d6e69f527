package dev.turnstile.support.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A socket on the loopback interface, and some threads that take what comes there, each datagram one of them.
 *
 * <p>A request is a number, a word, and what belongs to it: {@code 7 JOIN ann}, {@code 8 SAY hello}, {@code 9 ANNOUNCE welcome}, {@code
 * 10 HEARD}, {@code 11 AGAIN 5}, {@code 12 LEAVE}. The answer has the same number, and says {@code YES}, {@code NO} or {@code ERROR}. To
 * {@code ANNOUNCE} it adds the line's place in the log, to {@code HEARD} and {@code LEAVE} how many lines the client was told; after
 * {@code AGAIN} some of the lines from that number on come once more. A line comes as {@code #7 1 ann joined}: the number of the
 * request to join, and that of the line. The server does not answer a datagram without a number, or one that is too long: it may come
 * from anywhere, and an answer to an answer would go on forever.
 */
public final class ChatServer implements AutoCloseable {
    static final String NOTICE = "#";

    /** So much every host takes in one datagram (RFC 791: 576 bytes with headers). */
    public static final int MAX_BYTES = 512;

    private static final int WORKERS = 3;

    private static final Pattern REQUEST = Pattern.compile("([1-9][0-9]{0,9}) ([A-Z]+)(?: (.*))?", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}");
    private static final Pattern TEXT = Pattern.compile("\\P{Cntrl}{1,100}");

    private static final String YES = "YES";
    private static final String NO = "NO";
    private static final String ERROR = "ERROR";

    private final ChatHall hall;
    private final DatagramChannel channel;
    private final int port;
    private final List<Thread> workers;

    /** @throws IOException if there is no port to be had */
    public ChatServer(ChatHall hall) throws IOException {
        this.hall = hall;
        channel = DatagramChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        workers = IntStream.range(0, WORKERS)
                .mapToObj(i -> Thread.ofPlatform()
                        .daemon()
                        .name("chat " + port + " " + i)
                        .start(this::serve))
                .toList();
    }

    public int port() {
        return port;
    }

    private void serve() {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES + 1);
        while (channel.isOpen()) {
            try {
                SocketAddress from = channel.receive(buffer.clear());
                if (buffer.position() > MAX_BYTES) continue;
                String answer = answer(from, UTF_8.decode(buffer.flip()).toString());
                if (answer != null) send(channel, from, answer);
            } catch (IOException e) {
                // Closed, as the loop finds out; or something about one datagram, which then is lost as datagrams may
                // be.
            }
        }
    }

    private @Nullable String answer(SocketAddress from, String datagram) {
        Matcher request = REQUEST.matcher(datagram);
        if (!request.matches()) return null;
        String number = request.group(1);
        String rest = request.group(3) == null ? "" : request.group(3);
        ChatMember member = hall.at(from);
        return number + " "
                + switch (request.group(2)) {
                    case "JOIN" -> NAME.matcher(rest).matches() ? join(from, Long.parseLong(number), rest) : ERROR;
                    case "ANNOUNCE" -> TEXT.matcher(rest).matches() ? YES + " " + hall.tellAll(rest) : ERROR;
                    case "SAY" -> TEXT.matcher(rest).matches() ? say(member, rest) : ERROR;
                    case "HEARD" -> member == null ? NO : YES + " " + member.told();
                    case "AGAIN" -> NUMBER.matcher(rest).matches() ? again(member, Integer.parseInt(rest)) : ERROR;
                    case "LEAVE" -> member == null ? NO : leave(member);
                    default -> ERROR;
                };
    }

    private String join(SocketAddress from, long session, String name) {
        return hall.enter(new ChatMember(channel, from, name, session, hall.now())) ? YES : NO;
    }

    private String say(@Nullable ChatMember member, String text) {
        if (member == null) return NO;
        var _ = hall.tellAll(member.name() + ": " + text);
        return hall.present().contains(member) ? YES : NO; // it may have been taken for dead just now
    }

    private static String again(@Nullable ChatMember member, int number) {
        if (member == null) return NO;
        member.tellAgain(number);
        return YES;
    }

    private String leave(ChatMember member) {
        hall.leave(member); // who has been dropped just now has left too
        return YES + " " + member.told();
    }

    static void send(DatagramChannel channel, SocketAddress to, String text) throws IOException {
        channel.send(ByteBuffer.wrap(text.getBytes(UTF_8)), to);
    }

    /** When it returns nothing that comes is taken any more, and the threads have ended. */
    @Override
    public void close() throws IOException {
        channel.close();
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
