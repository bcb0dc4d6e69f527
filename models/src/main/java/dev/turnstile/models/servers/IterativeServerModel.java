package dev.turnstile.models.servers;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;
import static dev.turnstile.spec.Model.once;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link UppercaseServer} with one client at a time, single-threaded: who is connected, in the order in which they came, and what each
 * has not got back. Only the first one gets anything; the others may send meanwhile, and may go.
 */
public final class IterativeServerModel implements UppercaseServer {
    private final Map<Integer, List<Message>> line = new LinkedHashMap<>();

    @Override
    public void send(Message message, Pieces pieces) {
        comes().add(message);
    }

    @Override
    public String receive() {
        List<Message> due = line.getOrDefault(caller(), List.of());
        enabledWhen(due.isEmpty() || isItsTurn());
        String answer = UppercaseServerModel.answer(due);
        if (!due.isEmpty()) due.clear();
        return answer;
    }

    @Override
    public String finish() {
        once(() -> {
            comes();
        });
        enabledWhen(isItsTurn());
        return UppercaseServerModel.answer(line.remove(caller()));
    }

    @Override
    public void reset() {
        line.remove(caller());
    }

    /** Who has no place in the line gets the last one. */
    private List<Message> comes() {
        return line.computeIfAbsent(caller(), client -> new ArrayList<>());
    }

    private boolean isItsTurn() {
        return line.keySet().iterator().next() == caller();
    }
}
