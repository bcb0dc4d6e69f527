package dev.turnstile.models.servers;

import static dev.turnstile.spec.Model.enabledWhen;

import java.util.TreeSet;

/** {@link ConnectionRegistry}, single-threaded. */
public final class ConnectionRegistryModel implements ConnectionRegistry {
    private final TreeSet<Integer> in = new TreeSet<>();
    private int served;

    @Override
    public boolean admit(int client) {
        if (in.size() == ROOM || !in.add(client)) return false;
        served++;
        return true;
    }

    @Override
    public boolean leave(int client) {
        return in.remove(client);
    }

    @Override
    public void awaitRoom() {
        enabledWhen(in.size() < ROOM);
    }

    @Override
    public int open() {
        return in.size();
    }

    @Override
    public int served() {
        return served;
    }
}
