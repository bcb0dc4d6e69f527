package dev.turnstile.subjects.chat;

import dev.turnstile.models.chat.ChatRoom;
import dev.turnstile.models.chat.ChatRoomModel;
import dev.turnstile.models.chat.Name;
import dev.turnstile.models.chat.Text;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.chat.ChatClient;
import dev.turnstile.support.chat.ChatHall;
import dev.turnstile.support.chat.ChatServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server with several threads at one socket, and its clients: each thread one of them. One lock makes what happens in the room one log:
 * {@link ChatHall} says how.
 *
 * <p>An operation ends when the server has answered, and it answers when all members have been told. So the answer counts every line
 * that was said before a member asks for its lines, and the client waits for that number of lines.
 */
@Subject(model = ChatRoomModel.class)
public class LockedChatRoom implements ChatRoom, AutoCloseable {
    private final ChatServer server;
    private final Map<Thread, ChatClient> clients = new ConcurrentHashMap<>();

    public LockedChatRoom() {
        this(new ChatHall());
    }

    LockedChatRoom(ChatHall hall) {
        try {
            server = new ChatServer(hall);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean join(Name name) {
        return client().join(name.toString());
    }

    @Override
    public List<String> say(Text text) {
        return client().say(text.toString());
    }

    @Override
    public void leave() {
        client().leave();
    }

    @Override
    public List<String> heard() {
        return client().heard();
    }

    @Override
    public int announce() {
        return client().announce(ANNOUNCEMENT);
    }

    /** Where the server is. */
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    }

    /** Returns the calling thread's. */
    ChatClient client() {
        return clients.computeIfAbsent(Thread.currentThread(), thread -> connect());
    }

    private ChatClient connect() {
        try {
            return new ChatClient(address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        clients.values().forEach(ChatClient::close);
        server.close();
    }
}
