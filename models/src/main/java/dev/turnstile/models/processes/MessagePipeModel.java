package dev.turnstile.models.processes;

import static dev.turnstile.spec.Model.enabledWhen;

import java.util.ArrayDeque;
import java.util.Queue;

/** {@link MessagePipe}, single-threaded. */
public final class MessagePipeModel implements MessagePipe {
    private final Queue<Integer> messages = new ArrayDeque<>();

    @Override
    public void send(int message) {
        enabledWhen(messages.size() < CAPACITY);
        messages.add(message);
    }

    @Override
    public int receive() {
        enabledWhen(!messages.isEmpty());
        return messages.remove();
    }
}
