package dev.turnstile.models.servers;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;
import static dev.turnstile.spec.Model.once;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link UppercaseServer} with one client at a time, single-threaded: the connected clients, in the order in which they came, and what each
 * has not got back. Only the first one gets anything; the others may send meanwhile, and may go.
 */
public final class IterativeServerModel implements UppercaseServer {
    private final ArrayDeque<Integer> line = new ArrayDeque<>();
    private final Map<Integer, List<Message>> due = new TreeMap<>();

    @Override
    public void send(Message message, Pieces pieces) {
        come();
        due.computeIfAbsent(caller(), client -> new ArrayList<>()).add(message);
    }

    @Override
    public String receive() {
        enabledWhen(!due.containsKey(caller()) || isItsTurn());
        return UppercaseServerModel.answer(due.remove(caller()));
    }

    @Override
    public String finish() {
        once(this::come);
        enabledWhen(isItsTurn());
        line.remove();
        return UppercaseServerModel.answer(due.remove(caller()));
    }

    @Override
    public void reset() {
        line.remove(caller());
        due.remove(caller());
    }

    /** A client without a place in the line gets the last place. */
    private void come() {
        if (!line.contains(caller())) line.add(caller());
    }

    private boolean isItsTurn() {
        return line.element() == caller();
    }
}
