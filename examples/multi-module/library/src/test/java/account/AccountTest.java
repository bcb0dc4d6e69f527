package account;

import dev.turnstile.junit.Turnstile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class AccountTest {
    @TestFactory
    Stream<DynamicNode> accounts() {
        return Turnstile.check(AtomicAccount.class);
    }
}
