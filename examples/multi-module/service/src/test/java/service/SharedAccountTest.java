package service;

import dev.turnstile.junit.Turnstile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class SharedAccountTest {
    @TestFactory
    Stream<DynamicNode> accounts() {
        return Turnstile.check(CheckedAccount.class);
    }
}
