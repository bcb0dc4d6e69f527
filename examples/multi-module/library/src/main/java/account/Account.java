package account;

public interface Account {
    boolean withdraw(int amount);

    int balance();
}
