package dev.turnstile.hostile;

/** A door that always opens. */
public class DoorModel implements Door {
    @Override
    public boolean open() {
        return true;
    }
}
