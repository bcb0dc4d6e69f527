package dev.turnstile.engine.jqwik;

import dev.turnstile.code.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.Hang.OwnThread;
import dev.turnstile.hang.OwnThreads;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.leak.Relatives;
import dev.turnstile.leak.Relatives.Relative;
import dev.turnstile.leak.Sockets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds leaks in this JVM after an instance is closed: processes, if the subject may start some, and sockets and threads of its own, if
 * it may open sockets. (Threads of other subjects may stay; a note tells of them.)
 */
final class Remains {
    private static final int TOLD = 10;

    private final boolean processes;
    private final boolean sockets;
    private final Supplier<List<Thread>> threads;
    private final Relatives relatives = Relatives.ofThisProcess(null);
    private final LeakCheck leakCheck;
    private final Set<Object> known = new HashSet<>();
    private boolean spoilt;

    /**
     * A thing that exists.
     *
     * @param identity equal for the same thing at each look
     * @param inWords what it is, as a clause
     * @param end ends it, if it can be ended
     */
    private record Remain(Object identity, Supplier<String> inWords, Runnable end) {}

    /** @param threads asked for those that the subject has started and that live */
    Remains(Declaration subject, Supplier<List<Thread>> threads, LeakCheck leakCheck) {
        this.processes = Reach.mayStartProcesses(subject);
        this.sockets = Reach.mayOpenSockets(subject);
        this.threads = threads;
        this.leakCheck = leakCheck;
        if (sockets) Sockets.useOnce();
    }

    /** Returns whether there is anything to look for. */
    boolean matter() {
        return processes || sockets;
    }

    /** Notes everything that exists now, so that no run is charged with it. */
    synchronized void know() {
        all().forEach(remain -> known.add(remain.identity()));
    }

    /** Tells whether processes of the subject's do anything, see {@link Relatives#activity}. */
    long activity() {
        return processes ? relatives.activity() : 0;
    }

    /** Whether this thread has stayed after an earlier run. */
    synchronized boolean isKnown(Thread thread) {
        return known.contains(thread);
    }

    /** Returns new things that stay, as clauses. No later run is charged with them. */
    synchronized List<String> left() throws InterruptedException {
        if (!matter()) return List.of();
        List<Remain> left = leakCheck.of(this::unknown);
        List<String> clauses = new ArrayList<>();
        left.stream().limit(TOLD).forEach(remain -> clauses.add(remain.inWords().get()));
        if (left.size() > TOLD) clauses.add((left.size() - TOLD) + " more of these");
        renounce(left);
        return clauses;
    }

    /** Ends the things that a given-up run started, as far as that is possible. No later run is charged with the rest. */
    synchronized void renounce() {
        renounce(unknown());
    }

    private void renounce(List<Remain> left) {
        spoilt |= !left.isEmpty();
        for (Remain remain : left) {
            remain.end().run();
            known.add(remain.identity());
        }
    }

    /** Whether something was left that spoils this JVM for other subjects. */
    synchronized boolean isSpoilt() {
        return spoilt;
    }

    private List<Remain> unknown() {
        return all().stream()
                .filter(remain -> !known.contains(remain.identity()))
                .toList();
    }

    private List<Remain> all() {
        List<Remain> all = new ArrayList<>();
        if (processes) relatives.now().forEach(relative -> all.add(of(relative)));
        if (!sockets) return all;
        threads.get().forEach(thread -> all.add(of(thread)));
        for (long socket : Sockets.open()) {
            if (!known.contains(identity(socket)) && !Sockets.isForAttaching(socket)) all.add(of(socket));
        }
        return all;
    }

    private static Remain of(Relative relative) {
        return new Remain("process " + relative.pid(), relative::toString, () -> Relatives.kill(List.of(relative)));
    }

    private static Remain of(long socket) {
        return new Remain(identity(socket), () -> Sockets.inWords(socket), () -> {});
    }

    private static String identity(long socket) {
        return "socket " + socket;
    }

    private static Remain of(Thread thread) {
        return new Remain(thread, () -> inWords(OwnThreads.of(thread)), () -> {});
    }

    private static String inWords(OwnThread thread) {
        return "thread \"" + thread.name() + "\", " + thread.state()
                + (thread.at() == null ? "" : " at " + thread.at());
    }
}
