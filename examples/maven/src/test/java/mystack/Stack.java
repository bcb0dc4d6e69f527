package mystack;

public interface Stack {                       // the contract: every method is an operation
    void push(int value);
    int pop();                                 // -1 when empty
}
