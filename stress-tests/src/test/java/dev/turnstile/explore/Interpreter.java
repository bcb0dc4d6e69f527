package dev.turnstile.explore;

import dev.turnstile.explore.Access.Kind;
import dev.turnstile.explore.Instruction.Op;
import dev.turnstile.explore.Transition.Edge;
import dev.turnstile.explore.Transition.Opaque;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.collections.Sequence;
import dev.turnstile.explore.monitors.Monitor;
import dev.turnstile.explore.monitors.Synchronization;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Runs one execution of a {@link Program} under an {@link Explorer}, as an adapter to an instrumented JVM would. */
final class Interpreter {
    private final Program program;
    private final Explorer explorer;
    private final boolean confirmedSpins;
    private final int[] codes;
    private final Locations locations = new Locations();
    private final Object[] objects = {new Object(), new int[0]};
    private final Object[] locks = {new Object(), new Object(), new Object(), new Object()};
    private final Synchronization synchronization;
    private final Resource<?>[] semaphores = new Resource<?>[Program.SEMAPHORES];
    private final int[] memory = new int[Program.LOCATIONS];
    private final int[][] registers;
    private final int[] at;
    private final Phase[] phases;

    /** The value that each thread has read which adds in a loop. */
    private final int[] firstValues;

    private final int[] indexes;
    private final int[] programThreads;
    private int opened;
    private int opaqueCalls;

    /** How much of its current instruction a thread has announced. */
    private enum Phase {
        NOTHING,
        ANNOUNCED,
        WAITING,
        LEAVING,
        ENDING,
        SECOND,
        GIVING_BACK,
        SPINNING
    }

    Interpreter(Program program, Explorer explorer, boolean confirmedSpins) {
        this(program, explorer, confirmedSpins, false);
    }

    /** @param sharedCode whether threads with the same instructions run the same code, at the same places */
    Interpreter(Program program, Explorer explorer, boolean confirmedSpins, boolean sharedCode) {
        this.program = program;
        this.codes = IntStream.range(0, program.size())
                .map(t -> sharedCode ? program.threads().indexOf(program.code(t)) : t)
                .toArray();
        this.explorer = explorer;
        this.confirmedSpins = confirmedSpins;
        this.synchronization = new Synchronization(explorer, program.spuriousWakeUps());
        this.at = new int[program.size()];
        this.registers = new int[program.size()][];
        for (int t = 0; t < program.size(); t++) {
            registers[t] = new int[program.code(t).size()];
        }
        this.phases = new Phase[program.size()];
        Arrays.fill(phases, Phase.NOTHING);
        this.firstValues = new int[program.size()];
        this.indexes = new int[program.size()];
        Arrays.fill(indexes, -1);
        this.programThreads = new int[program.size()];
        for (int s = 0; s < semaphores.length; s++) semaphores[s] = new Resource<>("semaphore " + s, program.permits());
    }

    /** Runs until nobody goes on. Returns the outcome. */
    String run() {
        for (int t = 0; t < program.initial(); t++) explorer.reserve(name(t));
        for (int t = 0; t < program.initial(); t++) explorer.resume(indexes[t], List.of());
        int next = explorer.begin();
        while (next != Explorer.NOBODY) next = goOn(programThreads[next]);
        int[] reached = at.clone();
        for (int t = 0; t < reached.length; t++) if (indexes[t] < 0) reached[t] = -1;
        return Program.outcome(registers, memory, reached);
    }

    private void open(int thread, int starter) {
        explorer.open(name(thread), starter, true);
    }

    /** Gives a thread of the program the next index. */
    private int name(int thread) {
        indexes[thread] = opened;
        programThreads[opened] = thread;
        return opened++;
    }

    /** Makes the transition that the thread has announced, and runs on to its next one. */
    private int goOn(int t) {
        int self = indexes[t];
        if (phases[t] == Phase.ENDING) return explorer.finish(self);
        if (phases[t] != Phase.NOTHING) make(t);
        while (at[t] < program.code(t).size()) {
            Instruction instruction = program.code(t).get(at[t]);
            if (instruction.leavesMonitor() && program.showsLocks() && phases[t] != Phase.LEAVING) {
                Transition leaving = synchronization.leaving(self, locks[instruction.target()], site(t));
                if (leaving != null) {
                    phases[t] = Phase.LEAVING;
                    return explorer.arrive(self, leaving);
                }
            }
            if (instruction.op().isSilent()) {
                silently(t, instruction);
                continue;
            }
            if (instruction.op().isSpin() && phases[t] == Phase.NOTHING) {
                Transition await = explorer.iterate(self, instruction, confirmedSpins, () -> Passing.NONE, site(t));
                if (await != null) {
                    phases[t] = Phase.SPINNING;
                    return explorer.arrive(self, await);
                }
            }
            Transition transition = transition(t, instruction);
            if (transition == null) {
                done(t, 0);
                continue;
            }
            if (phases[t] != Phase.SECOND && phases[t] != Phase.GIVING_BACK) phases[t] = transitionPhase(instruction);
            return explorer.arrive(self, transition);
        }
        if (!program.showsEnd(t)) return explorer.finish(self);
        phases[t] = Phase.ENDING;
        return explorer.arrive(self, explorer.ending(self, site(t)));
    }

    private static Phase transitionPhase(Instruction instruction) {
        return instruction.op() == Op.WAIT || instruction.op() == Op.TIMED_WAIT ? Phase.WAITING : Phase.ANNOUNCED;
    }

    private int site(int t) {
        return 100 * codes[t] + at[t];
    }

    private void done(int t, int result) {
        registers[t][at[t]] = result;
        at[t]++;
        phases[t] = Phase.NOTHING;
    }

    private void silently(int t, Instruction i) {
        int self = indexes[t];
        int result = 0;
        switch (i.op()) {
            case UNLOCK -> result = synchronization.unlock(self, locks[i.target()]) ? 0 : Program.NOT_OWNER;
            case NOTIFY, NOTIFY_ALL -> {
                Object lock = locks[i.target()];
                if (synchronization.monitor(lock).state().owner() == self) {
                    synchronization.notify(self, lock, lock, i.op() == Op.NOTIFY_ALL);
                } else {
                    result = Program.NOT_OWNER;
                }
            }
            case START -> open(i.target(), self);
            case SKIP_IF -> {
                int skipped = registers[t][i.target()] == i.a() ? i.b() : 0;
                at[t] = Math.min(at[t] + skipped + 1, program.code(t).size());
                return;
            }
            default -> throw new IllegalStateException();
        }
        done(t, result);
    }

    /** Returns the transition to announce; {@code null} if the instruction ends without one. */
    private Transition transition(int t, Instruction i) {
        int self = indexes[t];
        int site = site(t);
        return switch (i.op()) {
            case GET, SPIN -> touch(i, Kind.READ, site);
            case SPIN_EITHER -> touch(phases[t] == Phase.SECOND ? i.onSecond() : i, Kind.READ, site);
            case SPIN_ADD -> touch(i, phases[t] == Phase.SECOND ? Kind.UPDATE : Kind.READ, site);
            case SPIN_WAIT -> {
                Object lock = locks[i.target()];
                if (phases[t] == Phase.SECOND) yield synchronization.await(self, lock, lock, false, true, site);
                yield synchronization.monitor(lock).state().owner() == self
                        ? touch(i.onSecond(), Kind.READ, site)
                        : null;
            }
            case SET, SET_NEXT -> touch(i, Kind.WRITE, site);
            case CAS, CAS_NEXT, ADD, SPIN_CAS -> touch(i, Kind.UPDATE, site);
            case COPY ->
                new Touch(
                        Sequence.of(
                                new Access(location(i.target()), Kind.READ, i.mode()),
                                new Access(location(i.a()), Kind.WRITE, i.mode())),
                        site);
            case LOCK -> synchronization.lock(self, locks[i.target()], site);
            case TRY_LOCK, SPIN_TRY_LOCK -> tryLock(self, i.target(), site);
            case SPIN_TRY_BOTH ->
                phases[t] == Phase.GIVING_BACK
                        ? synchronization.leaving(self, locks[i.target()], site)
                        : tryLock(self, phases[t] == Phase.SECOND ? i.a() : i.target(), site);
            case WAIT, TIMED_WAIT -> {
                Object lock = locks[i.target()];
                if (synchronization.monitor(lock).state().owner() != self) {
                    yield null;
                }
                yield synchronization.await(self, lock, lock, i.op() == Op.TIMED_WAIT, true, site);
            }
            case PARK, TIMED_PARK -> synchronization.park(self, i.op() == Op.TIMED_PARK, site);
            case UNPARK -> synchronization.unpark(indexes[i.target()], site);
            case INTERRUPT -> synchronization.interrupt(indexes[i.target()], site);
            case IS_INTERRUPTED -> synchronization.readInterruption(indexes[i.target()], false, site);
            case INTERRUPTED -> synchronization.readInterruption(self, true, site);
            case JOIN, TIMED_JOIN -> explorer.join(indexes[i.target()], i.op() == Op.TIMED_JOIN, site);
            case OPAQUE -> new Opaque(site);
            case ACQUIRE, TIMED_ACQUIRE -> acquire(i, p -> p > 0, i.op() == Op.TIMED_ACQUIRE, site);
            case TRY_ACQUIRE -> acquire(i, p -> true, false, site);
            case RELEASE -> new Request<>(semaphore(i.target()), p -> true, null, p -> p + 1, Edge.RELEASE, null, site);
            default -> throw new IllegalStateException();
        };
    }

    private Transition tryLock(int self, int lock, int site) {
        Resource<Monitor> monitor = synchronization.monitor(locks[lock]);
        return new Request<>(
                monitor, Request.always(), null, m -> m.admits(self) ? m.entered(self) : m, Edge.ACQUIRE, null, site);
    }

    private Transition acquire(Instruction i, java.util.function.Predicate<Integer> admits, boolean timed, int site) {
        return new Request<>(
                semaphore(i.target()),
                admits,
                timed ? p -> true : null,
                p -> p > 0 ? p - 1 : p,
                Edge.ACQUIRE,
                null,
                site);
    }

    private Transition touch(Instruction i, Kind kind, int site) {
        return new Touch(new Access(location(i.target()), kind, i.mode()), site);
    }

    private Location location(int index) {
        return locations.of(objects[index % 2], index / 2);
    }

    @SuppressWarnings("unchecked")
    private Resource<Integer> semaphore(int index) {
        return (Resource<Integer>) semaphores[index];
    }

    private void make(int t) {
        int self = indexes[t];
        Instruction i = program.code(t).get(at[t]);
        // The instruction itself comes after what was announced before it.
        if (phases[t] == Phase.SPINNING || phases[t] == Phase.LEAVING) return;
        if (i.op() == Op.SPIN_EITHER) {
            either(t, i);
            return;
        }
        if (i.op() == Op.SPIN_ADD) {
            add(t, i);
            return;
        }
        if (i.op() == Op.SPIN_WAIT) {
            awaitNotZero(t, i);
            return;
        }
        if (i.op() == Op.SPIN_TRY_BOTH) {
            both(t, i);
            return;
        }
        phases[t] = Phase.NOTHING;
        int target = i.target();
        switch (i.op()) {
            case GET -> done(t, memory[target]);
            case SET -> write(t, target, i.a());
            case SET_NEXT -> write(t, target, registers[t][i.a()] + 1);
            case CAS -> done(t, compareAndSet(target, i.a(), i.b()) ? 1 : 0);
            case CAS_NEXT -> done(t, compareAndSet(target, registers[t][i.a()], registers[t][i.a()] + 1) ? 1 : 0);
            case ADD -> {
                int before = memory[target];
                memory[target] += i.a();
                done(t, before);
            }
            case COPY -> write(t, i.a(), memory[target]);
            case LOCK, PARK, UNPARK, INTERRUPT, JOIN, ACQUIRE, RELEASE -> done(t, 0);
            case TIMED_PARK -> done(t, explorer.timedOut() ? Program.TIMED_OUT : 0);
            case TRY_LOCK -> done(t, tried(self, target));
            case WAIT, TIMED_WAIT -> done(t, ended(synchronization.resumed(self, locks[target], true)));
            case IS_INTERRUPTED -> done(t, synchronization.wasInterrupted(indexes[target]) ? 1 : 0);
            case INTERRUPTED -> done(t, synchronization.wasInterrupted(self) ? 1 : 0);
            case TIMED_JOIN -> done(t, asked(!explorer.timedOut()));
            case OPAQUE -> {
                int before = memory[0];
                memory[0] += 10;
                opaqueCalls = 3 * opaqueCalls + t;
                done(t, 1000 * opaqueCalls + before);
            }
            case TIMED_ACQUIRE, TRY_ACQUIRE -> done(t, asked(explorer.found(semaphore(target)) > 0));
            case SPIN -> {
                if (memory[target] == i.a()) leave(t, i);
            }
            case SPIN_CAS -> {
                if (compareAndSet(target, i.a(), i.b())) leave(t, i);
            }
            case SPIN_TRY_LOCK -> {
                if (tried(self, target) == 1) leave(t, i);
            }
            default -> throw new IllegalStateException();
        }
    }

    private void add(int t, Instruction i) {
        if (phases[t] != Phase.SECOND) {
            firstValues[t] = memory[i.target()];
            phases[t] = Phase.SECOND;
            return;
        }
        phases[t] = Phase.NOTHING;
        if (!compareAndSet(i.target(), firstValues[t], firstValues[t] + i.a())) return;
        explorer.leave(indexes[t], i);
        done(t, firstValues[t]);
    }

    private void awaitNotZero(int t, Instruction i) {
        if (phases[t] == Phase.SECOND) {
            synchronization.resumed(indexes[t], locks[i.target()], true);
            phases[t] = Phase.NOTHING;
        } else if (memory[i.a()] == 0) {
            phases[t] = Phase.SECOND;
        } else {
            explorer.leave(indexes[t], i);
            done(t, memory[i.a()]);
        }
    }

    private void both(int t, Instruction i) {
        int self = indexes[t];
        boolean second = phases[t] == Phase.SECOND;
        if (phases[t] == Phase.GIVING_BACK) {
            giveBack(t, i);
        } else if (tried(self, second ? i.a() : i.target()) == 1) {
            phases[t] = second ? Phase.NOTHING : Phase.SECOND;
            if (second) leave(t, i);
        } else if (!second) {
            phases[t] = Phase.NOTHING;
        } else if (program.showsLocks()) {
            phases[t] = Phase.GIVING_BACK;
        } else {
            giveBack(t, i);
        }
    }

    private void giveBack(int t, Instruction i) {
        synchronization.unlock(indexes[t], locks[i.target()]);
        phases[t] = Phase.NOTHING;
    }

    private void either(int t, Instruction i) {
        boolean second = phases[t] == Phase.SECOND;
        int value = memory[second ? i.a() : i.target()];
        phases[t] = second ? Phase.NOTHING : Phase.SECOND;
        if (value != 0) {
            explorer.leave(indexes[t], i);
            done(t, second ? 10 * value : value);
        }
    }

    private void leave(int t, Instruction loop) {
        explorer.leave(indexes[t], loop);
        done(t, 0);
    }

    private void write(int t, int target, int value) {
        memory[target] = value;
        done(t, 0);
    }

    private boolean compareAndSet(int target, int expected, int value) {
        if (memory[target] != expected) {
            explorer.failed();
            return false;
        }
        memory[target] = value;
        return true;
    }

    private int asked(boolean yes) {
        if (!yes) explorer.failed();
        return yes ? 1 : 0;
    }

    private int tried(int self, int target) {
        return asked(synchronization.monitor(locks[target]).state().owner() == self);
    }

    private static int ended(Synchronization.Resumption how) {
        return switch (how) {
            case NOTIFIED -> Program.NOTIFIED;
            case INTERRUPTED -> Program.INTERRUPTED;
            case TIMED_OUT -> Program.TIMED_OUT;
        };
    }
}
