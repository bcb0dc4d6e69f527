package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.Isolation;
import dev.turnstile.models.processes.IsolationModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.CrossTalk;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The child is a thread, which has no copy of anything: it finds its parent's value, and what it adds is added for everybody.
 *
 * <p>{@code childAdds(1):1, value():1} already in one thread. See {@link IsolatedState}.
 */
@Subject(model = IsolationModel.class)
@Broken(
        fault = CrossTalk.class,
        because = "threads of a process share its memory, so the child has no copy of its own",
        see = IsolatedState.class)
public class SharedState implements Isolation {
    private final AtomicInteger value = new AtomicInteger();

    @Override
    public int childAdds(int delta) {
        var answer = new AtomicInteger();
        // the fault: a thread has no copy of its own
        Thread child = new Thread(() -> answer.set(value.addAndGet(delta)));
        child.start();
        try {
            child.join();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
        return answer.get();
    }

    @Override
    public int value() {
        return value.get();
    }

    @Override
    public void set(int value) {
        this.value.set(value);
    }
}
