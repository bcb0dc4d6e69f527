package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.ConnectionRegistry;
import dev.turnstile.models.servers.ConnectionRegistryModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.Registry;

/** The registry that the servers here keep, with numbers for connections: {@link Registry} says why it is right. */
@Subject(model = ConnectionRegistryModel.class)
public class MonitorRegistry extends Registry<Integer> implements ConnectionRegistry {
    public MonitorRegistry() {
        super(ROOM);
    }

    @Override
    public boolean admit(int client) {
        return admit((Integer) client);
    }

    @Override
    public boolean leave(int client) {
        return leave((Integer) client);
    }

    @Override
    public void awaitRoom() {
        hasRoomAtLast();
    }
}
