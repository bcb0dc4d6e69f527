package dev.turnstile.models.servers;

import static dev.turnstile.spec.Model.caller;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@link UppercaseServer}, single-threaded: what each client has sent and not got back yet. */
public final class UppercaseServerModel implements UppercaseServer {
    /** A model is asked the same very often, and half a megabyte takes its time; all that is said is some of a few words. */
    private static final Map<List<Message>, String> ANSWERS = new ConcurrentHashMap<>();

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
        return messages == null ? "" : ANSWERS.computeIfAbsent(messages, UppercaseServerModel::upperCase);
    }

    private static String upperCase(List<Message> messages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        messages.forEach(message -> bytes.writeBytes(message.bytes()));
        String upper = bytes.toString(StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
        return Received.inWords(upper.getBytes(StandardCharsets.US_ASCII));
    }
}
