package dev.turnstile.explore;

/** A step as one of an execution's partial order: what places and resources remember of those that have touched them. */
abstract class Event {
    static final int[] NOTHING = {};

    /** Among all steps of the execution, from 0. */
    final int index;

    final int thread;

    /** Among its thread's steps, from 1. */
    final int position;

    /** The node at which it was chosen. */
    final Node node;

    /** Which steps happen before it, itself included. Known once the step is closed. */
    int[] clock = NOTHING;

    Event(int index, int thread, int position, Node node) {
        this.index = index;
        this.thread = thread;
        this.position = position;
        this.node = node;
    }

    /** Whether another step happens before this one. */
    final boolean isAfter(Event other) {
        return Clocks.at(clock, other.thread) >= other.position;
    }
}
