package mystack;

import dev.turnstile.spec.Subject;
import java.util.concurrent.ConcurrentLinkedDeque;

@Subject(model = StackModel.class)
public class DequeStack implements Stack {
    private final ConcurrentLinkedDeque<Integer> values = new ConcurrentLinkedDeque<>();

    @Override public void push(int value) { values.push(value); }

    @Override public int pop() {
        Integer top = values.poll();
        return top == null ? -1 : top;
    }
}
