package account;

import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicInteger;

@Subject(model = AccountModel.class)
public class AtomicAccount implements Account {
    private final AtomicInteger balance = new AtomicInteger(2);

    @Override public boolean withdraw(int amount) {
        while (true) {
            int before = balance.get();
            if (amount < 0 || amount > before) return false;
            if (balance.compareAndSet(before, before - amount)) return true;
        }
    }

    @Override public int balance() { return balance.get(); }
}
