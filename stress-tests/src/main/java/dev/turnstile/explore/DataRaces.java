package dev.turnstile.explore;

import dev.turnstile.explore.DataRace.Side;
import dev.turnstile.explore.Traces.Trace;
import dev.turnstile.explore.collections.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds data races in one execution, by vector clocks that are joined along the edges of the Java memory model alone (JLS 17.4.5): other
 * edges, such as that from unpark to park, order the execution but promise nothing about memory.
 */
final class DataRaces {
    private final Sequence<int[]> clocks = new Sequence<>();
    private final Map<List<Object>, DataRace> found = new LinkedHashMap<>();
    private final List<Held> held = new ArrayList<>();
    private final Map<Integer, Speculation> speculations = new HashMap<>();

    /** For each thread, the clock that its earlier reads in weaker modes would have given it as acquire reads. */
    private final Map<Integer, int[]> readWithout = new HashMap<>();

    /** Each thread's clock at its latest release fence. */
    private final Map<Integer, int[]> fenced = new HashMap<>();

    private int @Nullable [] world;

    /** A race that counts unless a speculation fails. */
    private record Held(List<Object> places, DataRace race, Speculation speculation) {}

    /** The races found so far, one for each pair of places in the code. */
    List<DataRace> found() {
        Map<List<Object>, DataRace> all = new LinkedHashMap<>(found);
        for (Held h : held) if (!h.speculation.hasFailed()) all.putIfAbsent(h.places, h.race);
        return List.copyOf(all.values());
    }

    /** A thread begins to read in the hope that nobody writes meanwhile. */
    void speculate(int thread) {
        speculations.put(thread, new Speculation());
    }

    /** A thread asks whether anybody has written since it began to speculate. It may go on to read, and ask again. */
    void endSpeculation(int thread, boolean confirmed) {
        Speculation speculation = speculations.get(thread);
        if (speculation == null) return;
        speculation.end(confirmed);
        speculate(thread);
    }

    /** A thread begins after all that its starter has done so far. */
    void start(int thread, int starter) {
        int[] inherited = starter < 0 ? new int[0] : clock(starter).clone();
        while (clocks.size() <= thread) clocks.add(new int[0]);
        clocks.set(thread, Clocks.with(inherited, thread, Clocks.at(inherited, thread) + 1));
        if (starter >= 0) tick(starter);
    }

    /** A thread goes on after all that another has done. */
    void follow(int thread, int other) {
        clocks.set(thread, Clocks.join(clock(thread), clock(other)));
        tick(other); // what the other does from now on is not known to the one that followed
    }

    void touch(Step step) {
        Transition.Touch touch = (Transition.Touch) step.transition;
        for (Access access : touch.accesses()) {
            boolean writes = access.kind().writes() && !step.unchanged;
            boolean reads = access.kind().reads() || step.unchanged;
            Side side = new Side(step.thread, step.operation, writes, access.mode(), touch.site());
            Traces traces = access.location().traces;
            if (reads && access.mode().acquires()) acquire(step.thread, traces.published);
            else if (reads && access.mode() != AccessMode.PLAIN && traces.published != null)
                readWithout.merge(step.thread, traces.published.clone(), Clocks::join);
            Speculation speculation = writes ? null : speculations.get(step.thread);
            Trace trace = new Trace(side, now(step.thread), speculation);
            check(access.location(), traces.writes, trace);
            if (writes) check(access.location(), traces.reads, trace);
            set(writes ? traces.writes : traces.reads, entry(step.thread, access.mode()), trace);
            if (writes) publish(traces, access, step.thread);
        }
    }

    PrivateWrite privateWrite(int thread, int operation, int site) {
        Side side = new Side(thread, operation, true, AccessMode.PLAIN, site);
        return new PrivateWrite(new Trace(side, now(thread), null));
    }

    /** A place can be reached that a thread wrote when others could not. */
    void show(Location location, PrivateWrite write) {
        set(location.traces.writes, entry(write.trace.side().thread(), AccessMode.PLAIN), write.trace);
    }

    /** Three entries for each thread: a later access in another mode does not hide a plain one. */
    private static int entry(int thread, AccessMode mode) {
        int kind = switch (mode) {
            case PLAIN -> 0;
            case CHOSEN_PLAIN -> 1;
            default -> 2;
        };
        return 3 * thread + kind;
    }

    private void publish(Traces traces, Access access, int thread) {
        // An update goes on with the release sequence that it reads from; a volatile field has none but such writes.
        boolean continues = access.kind().reads() || access.mode() == AccessMode.VOLATILE;
        int[] base = continues && traces.published != null ? traces.published : new int[0];
        int[] atFence = access.mode() == AccessMode.PLAIN ? null : fenced.get(thread);
        if (access.mode().releases()) {
            traces.published = Clocks.join(base.clone(), clock(thread));
            tick(thread);
        } else if (atFence != null) {
            traces.published = Clocks.join(base.clone(), atFence);
        } else if (!access.kind().reads()) {
            traces.published = null;
        }
    }

    /**
     * A thread passes a fence. It orders nothing by itself: after its release fence, one thread has to write something in a mode that is not
     * plain, and another has to read that before its acquire fence.
     */
    void fence(int thread, boolean acquires, boolean releases) {
        if (acquires) acquire(thread, readWithout.get(thread));
        if (!releases) return;
        fenced.put(thread, clock(thread).clone());
        tick(thread);
    }

    void acquire(int thread, int @Nullable [] published) {
        if (published != null) clocks.set(thread, Clocks.join(clock(thread), published));
    }

    void release(int thread, Resource<?> resource) {
        int[] base = resource.published == null ? new int[0] : resource.published.clone();
        resource.published = Clocks.join(base, clock(thread));
        tick(thread);
    }

    /** Code that nobody looks into may synchronise with anything of its kind: nothing is said of what it may order. */
    void opaque(int thread) {
        acquire(thread, world);
        world = Clocks.join(world == null ? new int[0] : world, clock(thread));
        tick(thread);
    }

    private void check(Location location, Sequence<@Nullable Trace> others, Trace trace) {
        Side side = trace.side();
        for (Trace other : others) {
            if (other == null || other.side().thread() == side.thread()) continue;
            if (!side.mode().races(other.side().mode())) continue;
            if (other.time() <= Clocks.at(clock(side.thread()), other.side().thread())) continue;
            List<Object> places = List.of(location.part(), other.side().site(), side.site());
            DataRace race = new DataRace(location, other.side(), side);
            Speculation speculation = trace.speculation() == null ? other.speculation() : trace.speculation();
            if (speculation == null) found.putIfAbsent(places, race);
            else if (!speculation.isOver()) held.add(new Held(places, race, speculation));
        }
    }

    private static void set(Sequence<@Nullable Trace> traces, int entry, Trace trace) {
        while (traces.size() <= entry) traces.add(null);
        traces.set(entry, trace);
    }

    private int[] clock(int thread) {
        return clocks.get(thread);
    }

    private int now(int thread) {
        return Clocks.at(clock(thread), thread);
    }

    private void tick(int thread) {
        clocks.set(thread, Clocks.with(clock(thread), thread, now(thread) + 1));
    }
}
