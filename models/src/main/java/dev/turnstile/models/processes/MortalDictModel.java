package dev.turnstile.models.processes;

/** {@link MortalDict}, single-threaded. */
public final class MortalDictModel implements MortalDict {
    private int left = INITIAL;
    private boolean gone;

    @Override
    public int takeOne() {
        if (gone) throw new ManagerGone(null);
        return --left;
    }

    @Override
    public int left() {
        if (gone) throw new ManagerGone(null);
        return left;
    }

    @Override
    public void killManager() {
        gone = true;
    }
}
