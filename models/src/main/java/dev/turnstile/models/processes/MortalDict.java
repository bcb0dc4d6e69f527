package dev.turnstile.models.processes;

/** A {@link SharedDict} whose manager may be killed. All that it held is lost then, and clients are told so at each call. */
public interface MortalDict {
    /** The initial number. */
    int INITIAL = SharedDict.INITIAL;

    /**
     * Takes one and returns what is left.
     *
     * @throws ManagerGone if the manager is no more
     */
    int takeOne();

    /**
     * Returns the number that is left.
     *
     * @throws ManagerGone if the manager is no more
     */
    int left();

    /** Kills the manager as the system would, and returns when it is gone. Nothing happens if it is gone already. */
    void killManager();
}
