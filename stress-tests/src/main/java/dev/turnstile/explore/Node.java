package dev.turnstile.explore;

/** A place in the tree of schedules at which something was chosen. */
final class Node {
    /** How many steps had been made before it. */
    final int step;

    /** The threads that could go on, as bits. */
    final long enabled;

    /** The threads among them that need no time-out for it. */
    final long goingOn;

    /** The threads that need not be tried: their schedules are equivalent to some that have been run. */
    final long sleep;

    /** The thread that ran last; negative for none. */
    final int previous;

    /** How many preemptions lie before it. */
    final int preemptionsBefore;

    /** The threads to be tried. */
    long backtrack;

    /** The threads that have been chosen here, the present one among them. */
    long done;

    /** The chosen thread; at a choice among options, the thread that it belongs to. */
    int chosen;

    /** How many options there are; 0 where a thread was chosen. */
    final int options;

    /** The option that was taken. */
    int option;

    /** Identifies the chosen thread's next transition: in a repetition it must be the same. 0 if it has not been chosen before. */
    int signature;

    private Node(int step, long enabled, long goingOn, long sleep, int previous, int preemptionsBefore, int options) {
        this.step = step;
        this.enabled = enabled;
        this.goingOn = goingOn;
        this.sleep = sleep;
        this.previous = previous;
        this.preemptionsBefore = preemptionsBefore;
        this.options = options;
    }

    static Node ofThreads(int step, long enabled, long goingOn, long sleep, int previous, int preemptionsBefore) {
        return new Node(step, enabled, goingOn, sleep, previous, preemptionsBefore, 0);
    }

    static Node ofOptions(int step, int thread, int options) {
        Node node = new Node(step, 0, 0, 0, thread, 0, options);
        node.chosen = thread;
        return node;
    }

    boolean isChoiceOfOption() {
        return options > 0;
    }

    void choose(int thread) {
        chosen = thread;
        done |= 1L << thread;
        backtrack |= 1L << thread;
        signature = 0;
    }

    /** How many alternatives are known, the chosen one among them. */
    int alternatives() {
        return isChoiceOfOption() ? options : Long.bitCount(backtrack & ~sleep | done);
    }

    /** How many of them have been tried before the chosen one. */
    int alternativesDone() {
        return isChoiceOfOption() ? option : Long.bitCount(done) - 1;
    }

    /** How many preemptions there are if a thread goes on from here: one more if the last one could have, without a time-out. */
    int preemptionsWith(int thread) {
        return preemptionsBefore + (thread != previous && previousGoesOn() ? 1 : 0);
    }

    /** Whether the thread that ran last can go on without a time-out. */
    boolean previousGoesOn() {
        return previous >= 0 && (goingOn >> previous & 1) == 1;
    }

    /** The threads that sleep below, as long as what they are about to do commutes with what is done. */
    long sleepBelow() {
        return (sleep | done) & ~(1L << chosen);
    }
}
