package dev.turnstile.spec;

import static dev.turnstile.spec.Symptom.DATA_RACE;
import static dev.turnstile.spec.Symptom.STUCK;
import static dev.turnstile.spec.Symptom.WRONG_ANSWER;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of fault that a {@link Broken} subject may carry, each with its symptoms. */
public enum Fault {
    /** Two read-modify-write sequences overlap and one of the writes is lost. */
    LOST_UPDATE("lost update", WRONG_ANSWER, STUCK, DATA_RACE),
    /** More is sold than exists, because a check is out of date when the thread acts on it. */
    OVERSELL("oversell", WRONG_ANSWER),
    /** Two threads are inside a section that only one may enter. */
    TWO_OWNERS("two owners", WRONG_ANSWER),
    /** A lock is released although its owner holds it still, or by a thread that is not its owner. */
    EARLY_RELEASE("early release", WRONG_ANSWER),
    /** More threads are admitted than the bound allows. */
    OVER_ADMISSION("over-admission", WRONG_ANSWER),
    /** A bound (of permits, of slots) is exceeded. */
    BOUND_EXCEEDED("bound exceeded", WRONG_ANSWER),
    /** A write of one thread is not seen, or is seen in part, by another. */
    VISIBILITY("missing visibility", WRONG_ANSWER, STUCK, DATA_RACE),
    /** The hardware or the compiler swaps two accesses whose order the algorithm needs. */
    REORDERING("reordering", WRONG_ANSWER, STUCK, DATA_RACE),
    /** An element is lost, delivered twice or out of order. */
    LOST_ELEMENT("lost or repeated element", WRONG_ANSWER, STUCK),
    /** A reader sees a state that no order of the writes ever made. */
    TORN_READ("torn read", WRONG_ANSWER, DATA_RACE),
    /** A client's change to its own copy, or its message to its own peer, reaches others. */
    CROSS_TALK("cross-talk", WRONG_ANSWER, STUCK),
    /** A name leads out of the directory that all names must stay in. */
    PATH_ESCAPE("path escape", WRONG_ANSWER),
    /** An action that must happen exactly once happens twice or never. */
    NOT_ONCE("not exactly once", WRONG_ANSWER, STUCK),
    /** A thread sleeps although the event that it waits for has come. */
    LOST_WAKEUP("lost wake-up", STUCK),
    /** A thread goes on although the event that it waited for has not come. */
    EARLY_WAKEUP("early wake-up", WRONG_ANSWER),
    /** A thread that waits with a time limit gives up before the limit. */
    EARLY_TIMEOUT("early time-out", WRONG_ANSWER),
    /** A later arrival is served before an earlier one, where the contract promises the order of arrival. */
    OVERTAKING("overtaking", WRONG_ANSWER, STUCK),
    /** A request is granted although not all others can then be served. */
    UNSAFE_GRANT("unsafe grant", WRONG_ANSWER, STUCK, Symptom.DEADLOCK),
    /** All workers of a pool wait for work that waits for a worker. */
    STARVATION("thread-starvation deadlock", STUCK, Symptom.DEADLOCK),
    /** The owner of a lock dies, and nobody gets the lock any more. */
    STALE_LOCK("stale lock", WRONG_ANSWER, STUCK),
    /** Both ends wait for room in a buffer that only the other one could empty. */
    BUFFER_DEADLOCK("buffer deadlock", STUCK, Symptom.DEADLOCK),
    /** The behaviour of one client keeps others from being served. */
    DENIAL_OF_SERVICE("denial of service", WRONG_ANSWER, STUCK),
    /** A receiver that does not take its item stops all receivers behind it. */
    HEAD_OF_LINE("head-of-line blocking", STUCK),
    /** A thread is busy all the time and gets nothing done. */
    LIVELOCK("livelock", STUCK),
    /** Something outlives its use: a process that nobody waits for, or that nobody ends, a lock, a file. */
    LEAK("leak", Symptom.LEAK),
    /** Threads wait for one another in a cycle. */
    DEADLOCK("deadlock", Symptom.DEADLOCK);

    private final String label;
    private final Set<Symptom> symptoms;

    Fault(String label, Symptom first, Symptom... more) {
        this.label = label;
        this.symptoms = EnumSet.of(first, more);
    }

    /** Returns the field's term, in lower case. */
    public String label() {
        return label;
    }

    /** Returns whether a counterexample with this symptom shows this fault. */
    public boolean showsAs(Symptom symptom) {
        return symptoms.contains(symptom);
    }
}
