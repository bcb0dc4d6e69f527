package dev.turnstile.models.servers;

import static dev.turnstile.spec.Model.caller;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link UppercaseServer}, single-threaded: what each client has sent and not got back yet. */
public final class UppercaseServerModel implements UppercaseServer {
    /** The messages as they come back. A model is asked for them very often, and half a megabyte takes its time. */
    private static final Map<Message, byte[]> UPPER_CASE = upperCase();

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
        return messages == null
                ? ""
                : Received.inWords(messages.stream().map(UPPER_CASE::get).toList());
    }

    private static Map<Message, byte[]> upperCase() {
        Map<Message, byte[]> upper = new EnumMap<>(Message.class);
        for (Message message : Message.values())
            upper.put(
                    message,
                    new String(message.bytes(), StandardCharsets.US_ASCII)
                            .toUpperCase(Locale.ROOT)
                            .getBytes(StandardCharsets.US_ASCII));
        return Collections.unmodifiableMap(upper);
    }
}
