package dev.turnstile.process;

import dev.turnstile.spec.Crash;
import java.time.DayOfWeek;
import java.util.List;

/** Operations that each do one thing that has to get through to another process, or back. */
public interface Probe {
    void nothing();

    int number();

    long big();

    boolean yes();

    String text();

    DayOfWeek day();

    List<Integer> list();

    int[] array();

    int fails();

    /** Answers what cannot be serialized. */
    Object unsendable();

    /** Answers what throws when it is serialized. */
    Object untameable();

    void exits();

    void halts();

    void crashes();

    int prints();

    long pid();

    /** Where its files are. */
    String directory();

    /** Answers how often it was called in this directory. */
    int counts();

    /** Leaves word that it has begun. */
    void leaves();

    /** Leaves word that it has begun, and waits; an interrupt ends that. */
    void waits() throws InterruptedException;

    /** Leaves word that it has begun, and waits; nothing ends that. */
    void waitsDeafly();

    /** Answers after some milliseconds. */
    int dawdles() throws InterruptedException;

    /** Starts a process that nobody ends, and answers its id. */
    long spawns();

    /** Takes the lock on a file of its own, and keeps it. */
    void locks();

    /** Lets no more instances be made in this directory. */
    void bars();

    /** Lets the instance throw when it is closed. */
    void jams(boolean anError);

    @Crash
    default void crash() {}
}
