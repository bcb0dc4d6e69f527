package dev.turnstile.subjects.queues;

import dev.turnstile.models.queues.LifoQueue;
import dev.turnstile.models.queues.LifoQueueModel;
import dev.turnstile.spec.Subject;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** One end of the JDK's own {@link ConcurrentLinkedDeque}. */
@Subject(model = LifoQueueModel.class)
public class JdkStack implements LifoQueue {
    private final Deque<Integer> stack = new ConcurrentLinkedDeque<>();

    @Override
    public void push(int value) {
        stack.push(value);
    }

    @Override
    public @Nullable Integer pop() {
        return stack.poll();
    }
}
