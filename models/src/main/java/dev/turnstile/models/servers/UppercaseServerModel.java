package dev.turnstile.models.servers;

import static dev.turnstile.spec.Model.caller;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link UppercaseServer}, single-threaded: what each client has sent and not got back yet. */
public final class UppercaseServerModel implements UppercaseServer {
    /** The answers to one message and to two. A model is asked for these very often, and half a megabyte takes its time. */
    private static final Map<List<Message>, String> USUAL = usual();

    private final Map<Integer, List<Message>> due = new TreeMap<>();

    @Override
    public void send(Message message, Pieces pieces) {
        due.computeIfAbsent(caller(), client -> new ArrayList<>()).add(message);
    }

    @Override
    public String receive() {
        return answer(due.remove(caller()));
    }

    @Override
    public String finish() {
        return answer(due.remove(caller()));
    }

    @Override
    public void reset() {
        due.remove(caller());
    }

    /** Returns the answer to some messages, in words. */
    static String answer(@Nullable List<Message> messages) {
        if (messages == null) return "";
        String usual = USUAL.get(messages);
        return usual == null ? upperCase(messages) : usual;
    }

    private static Map<List<Message>, String> usual() {
        Map<List<Message>, String> answers = new HashMap<>();
        for (Message first : Message.values()) {
            answers.put(List.of(first), upperCase(List.of(first)));
            for (Message second : Message.values())
                answers.put(List.of(first, second), upperCase(List.of(first, second)));
        }
        return Map.copyOf(answers);
    }

    private static String upperCase(List<Message> messages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        messages.forEach(message -> bytes.writeBytes(message.bytes()));
        String upper = bytes.toString(StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
        return Received.inWords(upper.getBytes(StandardCharsets.US_ASCII));
    }
}
