package dev.turnstile.explore;

import dev.turnstile.explore.Instruction.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws small programs of some kind. */
final class Generator {
    /** The ways in which the threads of a program interact. */
    enum Kind {
        /** Reads and writes of plain and volatile locations. */
        MEMORY(Op.GET, Op.SET, Op.SET_NEXT, Op.COPY),
        /** Atomic updates. */
        ATOMICS(Op.GET, Op.SET, Op.CAS, Op.CAS_NEXT, Op.ADD),
        /** Monitors that are entered and left, in any order. */
        MONITORS(Op.LOCK, Op.LOCK, Op.UNLOCK, Op.UNLOCK, Op.GET, Op.SET, Op.TRY_LOCK),
        /** Waiting for a notification. */
        WAITING(Op.WAIT, Op.NOTIFY, Op.NOTIFY_ALL, Op.SET, Op.GET),
        /** Loops that wait for a notification, and look. */
        CONDITIONS(Op.SPIN_WAIT, Op.SPIN_WAIT, Op.NOTIFY, Op.NOTIFY_ALL, Op.SET, Op.GET),
        /** Waiting for at most some time. */
        TIMED_WAITING(Op.TIMED_WAIT, Op.WAIT, Op.NOTIFY, Op.NOTIFY_ALL, Op.SET, Op.GET),
        /** Parking. */
        PARKING(Op.PARK, Op.TIMED_PARK, Op.UNPARK, Op.UNPARK, Op.SET, Op.GET),
        /** Interrupts, of threads that run, park or wait. */
        INTERRUPTS(
                Op.INTERRUPT,
                Op.INTERRUPT,
                Op.IS_INTERRUPTED,
                Op.INTERRUPTED,
                Op.PARK,
                Op.WAIT,
                Op.TIMED_WAIT,
                Op.NOTIFY,
                Op.SET),
        /** Interrupts of threads that wait. */
        INTERRUPTED_WAITS(
                Op.TIMED_WAIT, Op.WAIT, Op.NOTIFY, Op.NOTIFY_ALL, Op.INTERRUPT, Op.INTERRUPTED, Op.SET, Op.GET),
        /** Threads that start and join others. */
        THREADS(Op.GET, Op.SET, Op.ADD, Op.PARK, Op.UNPARK, Op.LOCK, Op.UNLOCK),
        /** Calls of code that reports nothing. */
        OPAQUE_CALLS(Op.OPAQUE, Op.GET, Op.SET, Op.LOCK, Op.UNLOCK),
        /** Semaphores. */
        SEMAPHORES(Op.ACQUIRE, Op.RELEASE, Op.TRY_ACQUIRE, Op.TIMED_ACQUIRE, Op.SET, Op.GET),
        /** Loops that wait for a change. */
        RETRIES(Op.SPIN_ADD, Op.SPIN_ADD, Op.SPIN_CAS, Op.SPIN_EITHER, Op.GET, Op.SET, Op.ADD),
        SPINS(Op.SPIN, Op.SPIN_EITHER, Op.SPIN_EITHER, Op.SPIN_CAS, Op.SPIN_TRY_LOCK, Op.SET, Op.UNLOCK, Op.ADD),
        TRIES(Op.SPIN_TRY_BOTH, Op.TRY_LOCK, Op.LOCK, Op.UNLOCK, Op.UNLOCK, Op.SET, Op.GET),
        /** Everything. */
        MIXED(
                Op.GET,
                Op.SET,
                Op.SET_NEXT,
                Op.CAS,
                Op.ADD,
                Op.LOCK,
                Op.UNLOCK,
                Op.TRY_LOCK,
                Op.WAIT,
                Op.TIMED_WAIT,
                Op.NOTIFY,
                Op.NOTIFY_ALL,
                Op.PARK,
                Op.UNPARK,
                Op.INTERRUPT,
                Op.IS_INTERRUPTED,
                Op.INTERRUPTED,
                Op.ACQUIRE,
                Op.RELEASE,
                Op.TRY_ACQUIRE,
                Op.SPIN,
                Op.SPIN_CAS);

        final List<Op> ops;

        Kind(Op... ops) {
            this.ops = List.of(ops);
        }
    }

    private final Kind kind;
    private final RandomGenerator random;
    private final AccessMode[] modes = new AccessMode[Program.LOCATIONS];
    private final boolean mixesModes;
    private final int locations;
    private final int monitors;

    Generator(Kind kind, RandomGenerator random) {
        this.kind = kind;
        this.random = random;
        this.mixesModes = random.nextInt(8) == 0;
        this.locations = 1 + random.nextInt(3);
        this.monitors = 1 + random.nextInt(2);
        for (int l = 0; l < modes.length; l++) modes[l] = anyMode();
    }

    private AccessMode anyMode() {
        return random.nextBoolean() ? AccessMode.PLAIN : AccessMode.VOLATILE;
    }

    Program program() {
        // One waits, one notifies, one makes true what is waited for.
        int threads = random.nextInt(3) == 0 || kind == Kind.CONDITIONS ? 3 : 2;
        int most = threads == 2 ? 5 : 3;
        boolean starts = kind == Kind.THREADS;
        int initial = starts ? threads - 1 : threads;
        List<List<Instruction>> code = new ArrayList<>();
        for (int t = 0; t < threads; t++) code.add(thread(initial, 1 + random.nextInt(most)));
        // Two threads that give way to each other may do so without end.
        for (int t = 1; t < threads; t++) {
            code.get(t).replaceAll(i -> i.op() == Op.SPIN_TRY_BOTH ? Instruction.of(Op.TRY_LOCK, i.target()) : i);
        }
        if (starts && code.getLast().getFirst().op().isSilent()) code.getLast().addFirst(Instruction.of(Op.GET));
        if (starts) startAndJoin(code.get(random.nextInt(initial)), initial);
        boolean spurious = (kind == Kind.WAITING || kind == Kind.PARKING) && random.nextInt(6) == 0;
        return new Program(code, initial, random.nextInt(3), spurious, false);
    }

    private void startAndJoin(List<Instruction> code, int thread) {
        int start = random.nextInt(code.size() + 1);
        code.add(start, Instruction.of(Op.START, thread));
        if (random.nextInt(4) > 0) {
            Op join = random.nextInt(3) == 0 ? Op.TIMED_JOIN : Op.JOIN;
            code.add(start + 1 + random.nextInt(code.size() - start), Instruction.of(join, thread));
        }
        // Registers have the numbers of instructions, and these have moved.
        code.replaceAll(i ->
                i.op() == Op.SET_NEXT || i.op() == Op.CAS_NEXT || i.op() == Op.SKIP_IF ? Instruction.of(Op.GET, 0) : i);
    }

    private List<Instruction> thread(int initial, int length) {
        List<Instruction> code = new ArrayList<>();
        while (code.size() < length) {
            if (code.size() > 0 && code.size() < length - 1 && random.nextInt(6) == 0) {
                code.add(Instruction.of(
                        Op.SKIP_IF, random.nextInt(code.size()), random.nextInt(2), 1 + random.nextInt(2)));
            } else {
                code.add(instruction(initial, code.size()));
            }
        }
        if (kind == Kind.INTERRUPTED_WAITS && code.getFirst().op() == Op.INTERRUPT) return code;
        Op first = kind.ops.getFirst();
        boolean waits = first == Op.TIMED_WAIT || first == Op.WAIT || first == Op.SPIN_WAIT;
        if (waits || random.nextInt(4) == 0 && locks()) enclose(code);
        return code;
    }

    private boolean locks() {
        return kind == Kind.INTERRUPTS || kind == Kind.MIXED || kind == Kind.MONITORS || kind == Kind.MEMORY;
    }

    /** All in one monitor: most that wait or notify own it. */
    private void enclose(List<Instruction> code) {
        int monitor = random.nextInt(8) == 0 ? 1 : 0;
        code.replaceAll(i -> switch (i.op()) {
            case WAIT, TIMED_WAIT, NOTIFY, NOTIFY_ALL -> Instruction.of(i.op(), monitor);
            case SPIN_WAIT -> Instruction.of(i.op(), monitor, i.a()).in(i.mode());
            case SET_NEXT, CAS_NEXT, SKIP_IF -> new Instruction(i.op(), i.target(), i.a(), i.b(), i.mode());
            default -> i;
        });
        if (code.stream().noneMatch(i -> i.op() == Op.SET_NEXT || i.op() == Op.CAS_NEXT || i.op() == Op.SKIP_IF)) {
            code.addFirst(Instruction.of(Op.LOCK, monitor));
            if (random.nextInt(10) > 0) code.add(Instruction.of(Op.UNLOCK, monitor));
        }
    }

    private Instruction instruction(int initial, int position) {
        Op op = kind.ops.get(random.nextInt(kind.ops.size()));
        int location = random.nextInt(locations);
        return switch (op) {
            case GET -> Instruction.of(op, location).in(mode(location));
            case SET -> Instruction.of(op, location, random.nextInt(3)).in(mode(location));
            case SET_NEXT, CAS_NEXT -> {
                if (position == 0) yield Instruction.of(Op.GET, location).in(mode(location));
                Instruction next = Instruction.of(op, location, random.nextInt(position));
                yield op == Op.SET_NEXT ? next.in(mode(location)) : next;
            }
            case CAS, SPIN_CAS -> Instruction.of(op, location, random.nextInt(2), random.nextInt(3));
            case ADD, SPIN_ADD -> Instruction.of(op, location, 1 + random.nextInt(2));
            case SPIN -> Instruction.of(op, location, random.nextInt(3)).in(mode(location));
            case SPIN_EITHER ->
                Instruction.of(op, location, random.nextInt(locations)).in(mode(location));
            case COPY -> Instruction.of(op, location, random.nextInt(locations)).in(AccessMode.PLAIN);
            case UNPARK, INTERRUPT, IS_INTERRUPTED -> Instruction.of(op, random.nextInt(initial));
            case ACQUIRE, TIMED_ACQUIRE, TRY_ACQUIRE, RELEASE -> Instruction.of(op, random.nextInt(4) == 0 ? 1 : 0);
            case SPIN_WAIT ->
                Instruction.of(op, random.nextInt(monitors), location).in(mode(location));
            case SPIN_TRY_BOTH -> Instruction.of(op, random.nextInt(2), random.nextInt(2));
            case LOCK, UNLOCK, TRY_LOCK, SPIN_TRY_LOCK, WAIT, TIMED_WAIT, NOTIFY, NOTIFY_ALL ->
                Instruction.of(op, random.nextInt(monitors));
            default -> Instruction.of(op);
        };
    }

    private AccessMode mode(int location) {
        return mixesModes ? anyMode() : modes[location];
    }

    /** The programs with one instruction less, as far as that makes sense. */
    static List<Program> smaller(Program program) {
        List<Program> smaller = new ArrayList<>();
        for (int t = 0; t < program.size(); t++) {
            List<Instruction> code = program.code(t);
            for (int i = 0; i < code.size(); i++) {
                int removed = i;
                boolean started = t >= program.initial();
                if (code.get(i).op() == Op.START || started && (i == 0 || code.size() == 1)) continue;
                List<Instruction> rest = IntStream.range(0, code.size())
                        .filter(n -> n != removed)
                        .mapToObj(n -> moved(code.get(n), removed))
                        .toList();
                List<List<Instruction>> threads = new ArrayList<>(program.threads());
                threads.set(t, rest);
                smaller.add(program.withThreads(threads));
            }
        }
        return smaller;
    }

    private static Instruction moved(Instruction i, int removed) {
        return switch (i.op()) {
            case SET_NEXT, CAS_NEXT ->
                i.a() < removed ? i : new Instruction(i.op(), i.target(), Math.max(0, i.a() - 1), i.b(), i.mode());
            case SKIP_IF ->
                i.target() < removed ? i : Instruction.of(i.op(), Math.max(0, i.target() - 1), i.a(), i.b());
            default -> i;
        };
    }
}
