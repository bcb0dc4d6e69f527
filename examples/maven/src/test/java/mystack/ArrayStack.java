package mystack;

import dev.turnstile.spec.Subject;

@Subject(model = StackModel.class)
public class ArrayStack implements Stack {         // the subject: public, not final, a public constructor without parameters
    private final int[] values = new int[100];
    private volatile int size;

    @Override public void push(int value) { values[size++] = value; }
    @Override public int pop() { return size == 0 ? -1 : values[--size]; }
}
