package dev.turnstile.hostile;

import java.util.concurrent.ThreadLocalRandom;

/** A model that cannot be an oracle: it answers one thing and then another. */
public class RandomDoorModel implements Door {
    private long opened;

    @Override
    public boolean open() {
        opened = ThreadLocalRandom.current().nextLong();
        return opened % 2 == 0;
    }
}
