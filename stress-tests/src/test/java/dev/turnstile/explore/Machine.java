package dev.turnstile.explore;

import dev.turnstile.explore.Instruction.Op;
import java.util.Arrays;
import java.util.List;

/** The state of a {@link Program} that is being run, and what each thread's next instruction does to it: the semantics, written plainly. */
final class Machine {
    private final Program program;
    private final HappensBeforeByDefinition order;
    private final int[] memory;
    private final int[] versions;
    private final int[][] registers;
    private final int[] at;
    private final boolean[] alive;
    private final int[] owner;
    private final int[] depth;
    private final int[] monitorVersions;
    private final int[] waitsOn;
    private final int[] savedDepth;
    private final boolean[] notified;
    private final boolean[] permit;
    private final boolean[] interrupted;
    private final int[] semaphores;
    /** The version of what a thread that spins has looked at in vain. */
    private final int[] looked;

    /** Whether a thread that spins on two locations has read the first one, and in which version. */
    private final boolean[] second;

    /** Whether a thread that tries two monitors is in the first one and could not enter the second. */
    private final boolean[] givesBack;

    private final int[] firstVersion;

    /** The value that each thread has read which adds in a loop. */
    private final int[] firstValue;

    private int opaqueCalls;

    Machine(Program program, HappensBeforeByDefinition order) {
        int threads = program.size();
        this.program = program;
        this.order = order;
        this.memory = new int[Program.LOCATIONS];
        this.versions = new int[Program.LOCATIONS];
        this.registers = new int[threads][];
        for (int t = 0; t < threads; t++) registers[t] = new int[program.code(t).size()];
        this.at = filled(threads, -1);
        this.alive = new boolean[threads];
        for (int t = 0; t < program.initial(); t++) open(t);
        this.owner = filled(Program.MONITORS, -1);
        this.depth = new int[Program.MONITORS];
        this.monitorVersions = new int[Program.MONITORS];
        this.waitsOn = filled(threads, -1);
        this.savedDepth = new int[threads];
        this.notified = new boolean[threads];
        this.permit = new boolean[threads];
        this.interrupted = new boolean[threads];
        this.semaphores = filled(Program.SEMAPHORES, program.permits());
        this.looked = filled(threads, -1);
        this.second = new boolean[threads];
        this.givesBack = new boolean[threads];
        this.firstVersion = new int[threads];
        this.firstValue = new int[threads];
    }

    private Machine(Machine other) {
        this.program = other.program;
        this.order = other.order;
        this.memory = other.memory.clone();
        this.versions = other.versions.clone();
        this.registers = new int[other.registers.length][];
        for (int t = 0; t < registers.length; t++) registers[t] = other.registers[t].clone();
        this.at = other.at.clone();
        this.alive = other.alive.clone();
        this.owner = other.owner.clone();
        this.depth = other.depth.clone();
        this.monitorVersions = other.monitorVersions.clone();
        this.waitsOn = other.waitsOn.clone();
        this.savedDepth = other.savedDepth.clone();
        this.notified = other.notified.clone();
        this.permit = other.permit.clone();
        this.interrupted = other.interrupted.clone();
        this.semaphores = other.semaphores.clone();
        this.looked = other.looked.clone();
        this.second = other.second.clone();
        this.givesBack = other.givesBack.clone();
        this.firstVersion = other.firstVersion.clone();
        this.firstValue = other.firstValue.clone();
        this.opaqueCalls = other.opaqueCalls;
    }

    Machine copy() {
        return new Machine(this);
    }

    String outcome() {
        return Program.outcome(registers, memory, at);
    }

    private static int[] filled(int length, int value) {
        int[] array = new int[length];
        Arrays.fill(array, value);
        return array;
    }

    private void open(int t) {
        at[t] = 0;
        alive[t] = true;
    }

    private Instruction next(int t) {
        return program.code(t).get(at[t]);
    }

    private boolean isAtEnd(int t) {
        return at[t] == program.code(t).size();
    }

    boolean isEnabled(int t) {
        if (goesOn(t)) return true;
        if (!alive[t]) return false;
        Op op = next(t).op();
        boolean spurious = program.spuriousWakeUps();
        if (op == Op.TIMED_WAIT || spurious && op == Op.WAIT) return owner[next(t).target()] < 0;
        return op == Op.TIMED_PARK || op == Op.TIMED_JOIN || op == Op.TIMED_ACQUIRE || spurious && op == Op.PARK;
    }

    /** Whether the thread can go on without a time-out or a spurious wake-up. */
    boolean goesOn(int t) {
        if (!alive[t]) return false;
        if (isAtEnd(t)) return true;
        Instruction i = next(t);
        int target = i.target();
        return switch (i.op()) {
            case LOCK -> owner[target] < 0 || owner[target] == t;
            case WAIT, TIMED_WAIT -> waitsOn[t] < 0 || owner[target] < 0 && (notified[t] || interrupted[t]);
            case SPIN_WAIT -> waitsOn[t] < 0 || owner[target] < 0 && notified[t];
            case PARK, TIMED_PARK -> permit[t] || interrupted[t];
            case JOIN, TIMED_JOIN -> !alive[target];
            case ACQUIRE, TIMED_ACQUIRE -> semaphores[target] > 0;
            case SPIN, SPIN_CAS -> memory[target] == i.a() || versions[target] != looked[t];
            case SPIN_EITHER ->
                second[t]
                        || memory[target] != 0
                        || memory[i.a()] != 0
                        || versions[target] + versions[i.a()] != looked[t];
            case SPIN_TRY_BOTH ->
                second[t]
                        || givesBack[t]
                        || isFor(t, target) && isFor(t, i.a())
                        || monitorVersions[target] + monitorVersions[i.a()] != looked[t];
            case SPIN_TRY_LOCK -> owner[target] < 0 || owner[target] == t || monitorVersions[target] != looked[t];
            default -> true;
        };
    }

    boolean isSilent(int t) {
        if (!alive[t]) return false;
        if (isAtEnd(t)) return !program.showsEnd(t);
        if (givesBack[t]) return !program.showsLocks();
        Instruction i = next(t);
        if (i.leavesMonitor() && owner[i.target()] == t && program.showsLocks()) return false;
        return i.op().isSilent()
                || i.op() == Op.LOCK && owner[i.target()] == t
                || i.op() == Op.SPIN_WAIT && waitsOn[t] < 0 && (second[t] || owner[i.target()] != t)
                || (i.op() == Op.WAIT || i.op() == Op.TIMED_WAIT) && waitsOn[t] < 0;
    }

    /** In how many ways the next instruction can go: whom it notifies. */
    int choices(int t) {
        if (isAtEnd(t) || next(t).op() != Op.NOTIFY || owner[next(t).target()] != t) return 1;
        return Math.max(1, waiters(next(t).target()).size());
    }

    private List<Integer> waiters(int monitor) {
        return java.util.stream.IntStream.range(0, at.length)
                .filter(t -> waitsOn[t] == monitor && !notified[t])
                .boxed()
                .toList();
    }

    /** Makes all steps that are silent, where none of them has a choice. */
    void runSilently(int t) {
        while (isSilent(t)) step(t, 0);
    }

    private int site(int t) {
        return 100 * t + at[t];
    }

    private void done(int t, int result) {
        registers[t][at[t]] = result;
        at[t]++;
        jump(t);
    }

    /** Jumps are nobody else's business: they are no steps in either grain. */
    private void jump(int t) {
        while (!isAtEnd(t) && next(t).op() == Op.SKIP_IF) {
            Instruction i = next(t);
            int skipped = registers[t][i.target()] == i.a() ? i.b() : 0;
            at[t] = Math.min(at[t] + skipped + 1, program.code(t).size());
        }
        if (isAtEnd(t) && !program.has(Op.JOIN) && !program.has(Op.TIMED_JOIN)) alive[t] = false;
    }

    void step(int t, int choice) {
        if (isAtEnd(t)) {
            order.synchronise(t, HappensBeforeByDefinition.NONE, HappensBeforeByDefinition.end(t));
            alive[t] = false;
            return;
        }
        Instruction i = next(t);
        int target = i.target();
        switch (i.op()) {
            case GET -> {
                order.read(t, target, i.mode(), site(t));
                done(t, memory[target]);
            }
            case SET -> write(t, target, i.a(), i, 0);
            case SET_NEXT -> write(t, target, registers[t][i.a()] + 1, i, 0);
            case CAS -> done(t, compareAndSet(t, i, i.a(), i.b()));
            case CAS_NEXT -> done(t, compareAndSet(t, i, registers[t][i.a()], registers[t][i.a()] + 1));
            case ADD -> {
                int before = memory[target];
                compareAndSet(t, i, before, before + i.a());
                done(t, before);
            }
            case COPY -> {
                order.read(t, target, i.mode(), site(t));
                write(t, i.a(), memory[target], i, 0);
            }
            case OPAQUE -> {
                order.synchronise(t, HappensBeforeByDefinition.OPAQUE, HappensBeforeByDefinition.OPAQUE);
                int before = memory[0];
                memory[0] += 10;
                opaqueCalls = 3 * opaqueCalls + t;
                done(t, 1000 * opaqueCalls + before);
            }
            case SPIN -> {
                order.read(t, target, i.mode(), site(t));
                spin(t, memory[target] == i.a(), versions[target]);
            }
            case SPIN_WAIT -> awaitNotZero(t, i);
            case SPIN_EITHER -> either(t, i);
            case SPIN_CAS -> spin(t, compareAndSet(t, i, i.a(), i.b()) == 1, versions[target]);
            case SPIN_ADD -> add(t, i);
            case SPIN_TRY_BOTH -> both(t, i);
            case SPIN_TRY_LOCK -> spin(t, tryLock(t, target), monitorVersions[target]);
            case SKIP_IF -> jump(t);
            case LOCK -> {
                tryLock(t, target);
                done(t, 0);
            }
            case TRY_LOCK -> done(t, tryLock(t, target) ? 1 : 0);
            case UNLOCK -> done(t, unlock(t, target));
            case WAIT, TIMED_WAIT -> await(t, target);
            case NOTIFY, NOTIFY_ALL -> done(t, notify(t, i, choice));
            default -> wake(t, i);
        }
    }

    /** Makes a step of an instruction that concerns threads or semaphores. */
    private void wake(int t, Instruction i) {
        int target = i.target();
        switch (i.op()) {
            case PARK, TIMED_PARK -> {
                boolean timedOut = !permit[t] && !interrupted[t];
                permit[t] = false;
                done(t, timedOut && i.op() == Op.TIMED_PARK ? Program.TIMED_OUT : 0);
            }
            case UNPARK -> {
                permit[target] = true;
                done(t, 0);
            }
            case INTERRUPT -> {
                order.synchronise(t, HappensBeforeByDefinition.NONE, HappensBeforeByDefinition.interruption(target));
                interrupted[target] = true;
                done(t, 0);
            }
            case IS_INTERRUPTED -> done(t, isInterrupted(t, target) ? 1 : 0);
            case INTERRUPTED -> {
                int result = isInterrupted(t, t) ? 1 : 0;
                interrupted[t] = false;
                done(t, result);
            }
            case START -> {
                order.synchronise(t, HappensBeforeByDefinition.NONE, HappensBeforeByDefinition.start(target));
                open(target);
                order.synchronise(target, HappensBeforeByDefinition.start(target), HappensBeforeByDefinition.NONE);
                jump(target);
                done(t, 0);
            }
            case JOIN, TIMED_JOIN -> {
                boolean over = !alive[target];
                if (over) {
                    order.synchronise(t, HappensBeforeByDefinition.end(target), HappensBeforeByDefinition.NONE);
                }
                done(t, i.op() == Op.TIMED_JOIN && over ? 1 : 0);
            }
            case ACQUIRE, TIMED_ACQUIRE, TRY_ACQUIRE -> {
                boolean got = semaphores[target] > 0;
                if (got) {
                    semaphores[target]--;
                    order.synchronise(t, HappensBeforeByDefinition.semaphore(target), HappensBeforeByDefinition.NONE);
                }
                done(t, got && i.op() != Op.ACQUIRE ? 1 : 0);
            }
            case RELEASE -> {
                order.synchronise(t, HappensBeforeByDefinition.NONE, HappensBeforeByDefinition.semaphore(target));
                semaphores[target]++;
                done(t, 0);
            }
            default -> throw new IllegalStateException(i.toString());
        }
    }

    private void write(int t, int location, int value, Instruction i, int result) {
        order.write(t, location, i.mode(), false, site(t));
        memory[location] = value;
        versions[location]++;
        done(t, result);
    }

    private int compareAndSet(int t, Instruction i, int expected, int value) {
        if (memory[i.target()] != expected) {
            order.read(t, i.target(), i.mode(), site(t));
            return 0;
        }
        order.write(t, i.target(), i.mode(), true, site(t));
        memory[i.target()] = value;
        versions[i.target()]++;
        return 1;
    }

    private void add(int t, Instruction i) {
        if (!second[t]) {
            order.read(t, i.target(), i.mode(), site(t));
            firstValue[t] = memory[i.target()];
        } else if (compareAndSet(t, i, firstValue[t], firstValue[t] + i.a()) == 1) {
            done(t, firstValue[t]);
        }
        second[t] = !second[t];
    }

    private void either(int t, Instruction i) {
        int location = second[t] ? i.a() : i.target();
        order.read(t, location, i.mode(), site(t));
        int value = memory[location];
        boolean wasSecond = second[t];
        if (!wasSecond) firstVersion[t] = versions[location];
        second[t] = !wasSecond && value == 0;
        if (value != 0) {
            looked[t] = -1;
            done(t, wasSecond ? 10 * value : value);
        } else if (wasSecond) {
            looked[t] = firstVersion[t] + versions[location];
        }
    }

    private boolean isFor(int t, int monitor) {
        return owner[monitor] < 0 || owner[monitor] == t;
    }

    private void both(int t, Instruction i) {
        boolean wasSecond = second[t];
        second[t] = false;
        if (givesBack[t]) {
            unlock(t, i.target());
            givesBack[t] = false;
        } else if (tryLock(t, wasSecond ? i.a() : i.target())) {
            second[t] = !wasSecond;
            if (wasSecond) done(t, 0);
            return;
        } else if (wasSecond) {
            givesBack[t] = true;
            return;
        }
        looked[t] = monitorVersions[i.target()] + monitorVersions[i.a()];
    }

    private void spin(int t, boolean over, int version) {
        looked[t] = over ? -1 : version;
        if (over) done(t, 0);
    }

    private boolean tryLock(int t, int monitor) {
        if (owner[monitor] >= 0 && owner[monitor] != t) return false;
        order.synchronise(t, HappensBeforeByDefinition.monitor(monitor), HappensBeforeByDefinition.NONE);
        owner[monitor] = t;
        depth[monitor]++;
        monitorVersions[monitor]++;
        return true;
    }

    private int unlock(int t, int monitor) {
        if (owner[monitor] != t) return Program.NOT_OWNER;
        order.synchronise(t, HappensBeforeByDefinition.NONE, HappensBeforeByDefinition.monitor(monitor));
        if (--depth[monitor] == 0) owner[monitor] = -1;
        monitorVersions[monitor]++;
        return 0;
    }

    private void awaitNotZero(int t, Instruction i) {
        int monitor = i.target();
        if (waitsOn[t] >= 0) {
            tryLock(t, monitor);
            depth[monitor] = savedDepth[t];
            waitsOn[t] = -1;
            notified[t] = false;
            second[t] = false;
        } else if (owner[monitor] != t) {
            done(t, 0);
        } else if (second[t]) {
            release(t, monitor);
        } else {
            order.read(t, i.a(), i.mode(), site(t));
            second[t] = memory[i.a()] == 0;
            if (!second[t]) done(t, memory[i.a()]);
        }
    }

    /** Leaves a monitor altogether, and waits on it. */
    private void release(int t, int monitor) {
        savedDepth[t] = depth[monitor];
        depth[monitor] = 1;
        unlock(t, monitor);
        waitsOn[t] = monitor;
    }

    private void await(int t, int monitor) {
        if (waitsOn[t] < 0) {
            if (owner[monitor] != t) {
                done(t, 0);
                return;
            }
            release(t, monitor);
            return;
        }
        tryLock(t, monitor);
        depth[monitor] = savedDepth[t];
        waitsOn[t] = -1;
        int result = Program.NOTIFIED;
        if (!notified[t]) {
            result = isInterrupted(t, t) ? Program.INTERRUPTED : Program.TIMED_OUT;
            interrupted[t] = false;
        }
        notified[t] = false;
        done(t, result);
    }

    private boolean isInterrupted(int t, int target) {
        if (interrupted[target]) {
            order.synchronise(t, HappensBeforeByDefinition.interruption(target), HappensBeforeByDefinition.NONE);
        }
        return interrupted[target];
    }

    private int notify(int t, Instruction i, int choice) {
        if (owner[i.target()] != t) return Program.NOT_OWNER;
        List<Integer> waiters = waiters(i.target());
        if (waiters.isEmpty()) return 0;
        if (i.op() == Op.NOTIFY) waiters = List.of(waiters.get(choice));
        for (int waiter : waiters) notified[waiter] = true;
        monitorVersions[i.target()]++;
        return 0;
    }
}
