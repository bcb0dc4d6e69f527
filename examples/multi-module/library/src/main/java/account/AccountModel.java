package account;

public final class AccountModel implements Account {
    private int balance = 2;

    @Override public boolean withdraw(int amount) {
        if (amount < 0 || amount > balance) return false;
        balance -= amount;
        return true;
    }

    @Override public int balance() { return balance; }
}
