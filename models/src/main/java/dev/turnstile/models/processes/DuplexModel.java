package dev.turnstile.models.processes;

import static dev.turnstile.spec.Model.enabledWhen;
import static dev.turnstile.spec.Model.once;

import java.util.ArrayDeque;
import java.util.Queue;

/** {@link Duplex}, single-threaded: an exchange has two points, one where it sends and one where it receives. */
public final class DuplexModel implements Duplex {
    private final Queue<Integer> toLeft = new ArrayDeque<>();
    private final Queue<Integer> toRight = new ArrayDeque<>();

    @Override
    public int exchange(End end, int message) {
        once(() -> {
            to(end.other()).add(message);
        });
        enabledWhen(!to(end).isEmpty());
        return to(end).remove();
    }

    private Queue<Integer> to(End end) {
        return end == End.LEFT ? toLeft : toRight;
    }
}
