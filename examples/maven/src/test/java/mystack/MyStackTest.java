package mystack;

import dev.turnstile.junit.Turnstile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class MyStackTest {
    @TestFactory
    Stream<DynamicNode> stacks() {
        return Turnstile.check(ArrayStack.class, DequeStack.class);
    }
}
