package mystack;

import java.util.ArrayDeque;

public final class StackModel implements Stack {   // the model: no threads in mind
    private final ArrayDeque<Integer> values = new ArrayDeque<>();

    @Override public void push(int value) { values.push(value); }
    @Override public int pop() { return values.isEmpty() ? -1 : values.pop(); }
}
