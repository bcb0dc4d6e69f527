package service;

import account.Account;
import account.AtomicAccount;

/** Not safe for several threads: another thread may withdraw between the question and the answer. */
public class SharedAccount implements Account {
    private final Account account = new AtomicAccount();

    @Override public boolean withdraw(int amount) {
        if (amount < 0 || account.balance() < amount) return false;
        account.withdraw(amount);
        return true;
    }

    @Override public int balance() { return account.balance(); }
}
