package dev.turnstile.leak;

import dev.turnstile.code.calls.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.Hang.OwnThread;
import dev.turnstile.hang.threads.OwnThreads;
import dev.turnstile.leak.Relatives.Relative;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds leaks in this JVM after an instance is closed: processes, if the subject may start some, and sockets and threads of its own, if
 * it may open sockets. (Threads of other subjects may stay; a note tells of them.)
 */
public final class LocalLeaks {
    private static final int TOLD = 10;

    private final boolean processes;
    private final boolean sockets;
    private final Supplier<List<Thread>> threads;
    private final Relatives relatives;
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
    private record Thing(Object identity, Supplier<String> inWords, Runnable end) {}

    /** @param threads asked for those that the subject has started and that live */
    public LocalLeaks(Declaration subject, Supplier<List<Thread>> threads, LeakCheck leakCheck) {
        this.processes = Reach.mayStartProcesses(subject);
        Relatives children = Relatives.ofThisProcess(null);
        boolean adopts = Reach.mayAdopt(subject) && Subreaper.become();
        if (processes && !adopts) Subreaper.cease(); // an earlier subject may have made this process one
        this.relatives = adopts ? children.adopting() : children;
        this.sockets = Reach.mayOpenSockets(subject);
        this.threads = threads;
        this.leakCheck = leakCheck;
        if (sockets) Sockets.useOnce();
    }

    /** Returns whether there is anything to look for. */
    public boolean matter() {
        return processes || sockets;
    }

    /** Notes everything that exists now, so that no run is charged with it. */
    public synchronized void know() {
        all().forEach(thing -> known.add(thing.identity()));
    }

    /** Tells whether processes of the subject's do anything, see {@link Relatives#activity}. */
    public long activity() {
        return processes ? relatives.activity() : 0;
    }

    /** Whether this thread has stayed after an earlier run. */
    public synchronized boolean isKnown(Thread thread) {
        return known.contains(thread);
    }

    /** Returns new things that stay, as clauses. No later run is charged with them. */
    public synchronized List<String> left() throws InterruptedException {
        if (!matter()) return List.of();
        List<Thing> left = leakCheck.of(this::unknown);
        List<String> clauses = new ArrayList<>();
        left.stream().limit(TOLD).forEach(thing -> clauses.add(thing.inWords().get()));
        if (left.size() > TOLD) clauses.add((left.size() - TOLD) + " more of these");
        renounce(left);
        return clauses;
    }

    /** Ends the things that a given-up run started, as far as that is possible. No later run is charged with the rest. */
    public synchronized void renounce() {
        renounce(unknown());
    }

    private void renounce(List<Thing> left) {
        spoilt |= !left.isEmpty();
        for (Thing thing : left) {
            thing.end().run();
            known.add(thing.identity());
        }
    }

    /** Whether something was left that spoils this JVM for other subjects. */
    public synchronized boolean isSpoilt() {
        return spoilt;
    }

    private List<Thing> unknown() {
        return all().stream().filter(thing -> !known.contains(thing.identity())).toList();
    }

    private List<Thing> all() {
        List<Thing> all = new ArrayList<>();
        if (processes) relatives.now().forEach(relative -> all.add(of(relative)));
        if (!sockets) return all;
        threads.get().forEach(thread -> all.add(of(thread)));
        for (long socket : Sockets.open()) {
            if (!known.contains(identity(socket)) && !Sockets.isForAttaching(socket)) all.add(of(socket));
        }
        return all;
    }

    private static Thing of(Relative relative) {
        return new Thing("process " + relative.pid(), relative::toString, () -> Relatives.kill(List.of(relative)));
    }

    private static Thing of(long socket) {
        return new Thing(identity(socket), () -> Sockets.inWords(socket), () -> {});
    }

    private static String identity(long socket) {
        return "socket " + socket;
    }

    private static Thing of(Thread thread) {
        return new Thing(thread, () -> inWords(OwnThreads.of(thread)), () -> {});
    }

    private static String inWords(OwnThread thread) {
        return "thread \"" + thread.name() + "\", " + thread.state()
                + (thread.at() == null ? "" : " at " + thread.at());
    }
}
