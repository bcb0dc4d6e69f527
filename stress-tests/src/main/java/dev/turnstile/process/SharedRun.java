package dev.turnstile.process;

import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.OwnThread;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.hang.explain.HangExplainer;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.history.Response;
import dev.turnstile.launch.Scratch;
import dev.turnstile.leak.Relatives;
import dev.turnstile.leak.SharedLeaks;
import dev.turnstile.scenario.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One run of a scenario whose threads are processes. */
public final class SharedRun implements AutoCloseable {
    /** The longest time before a process is killed in the middle of an operation; operations mostly take that long. */
    private static final long LONGEST_LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** An instance that takes longer to close is not waited for when its run is given up. */
    private static final long CLOSING_MILLIS = 500;

    /** The time between two signs of life while processes are waited for. */
    private static final long LOOK_MILLIS = 200;

    private final ProcessTeam team;
    private final Path directory;
    private final int threads;

    /** The threads whose process has an instance. The threads of the run change it, and those that end a run look at it meanwhile. */
    private final Set<Integer> begun = ConcurrentHashMap.newKeySet();

    /** Written under the lock by the thread that gives the run up, read by the threads of the run. */
    private volatile boolean over;

    private volatile @Nullable String disturbance; // written by the threads of the run, any of which may be the first

    SharedRun(ProcessTeam team, Path directory, int threads) throws IOException {
        this.team = team;
        this.directory = directory;
        this.threads = threads;
        for (int thread = 0; thread < threads; thread++) team.member(thread).begin(directory);
        Object thrown = null;
        for (int thread = 0; thread < threads; thread++) {
            Object threw = team.member(thread).begun();
            if (threw == null) begun.add(thread);
            else thrown = threw;
        }
        if (thrown != null) {
            close();
            throw new IllegalStateException(thrown + ", in a process that shares its directory with others");
        }
    }

    /**
     * Returns the answer of a thread's process to its next operation.
     *
     * @param actors that one and those that are to follow it at once, if the process has not been told yet; else empty
     * @param together whether they are to begin at the same instant as those of other threads
     * @param beforeCrash whether a crash follows: half of the time the process is killed while it is at it
     */
    public Answer call(int thread, List<Actor> actors, boolean together, boolean beforeCrash) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long nanosToLive = beforeCrash && random.nextBoolean() ? random.nextLong(LONGEST_LIFE_NANOS) : -1;
        ActorProcess member = team.member(thread);
        synchronized (member) { // by now it may serve the next run
            if (over || !begun.contains(thread)) return Answer.untimed(new Response.Died("it could not begin"));
            if (!actors.isEmpty()) member.send(actors, together);
            Answer answer = member.next(nanosToLive);
            if (answer.value() instanceof Response.Died died) note(member, died.how());
            return answer;
        }
    }

    /** The death of a process that was killed from outside is no answer of the subject's. */
    private void note(ActorProcess member, String how) {
        if (member.wasKilledByOthers())
            disturbance =
                    "a process of the run was killed, which neither the subject's code nor Turnstile asked for, as far as can be told: "
                            + how;
    }

    /** Returns why this run says nothing of the subject, as a clause; empty if it does. */
    public Optional<String> disturbance() {
        return Optional.ofNullable(disturbance);
    }

    /** Kills a thread's process, if that has not been done; a new one goes on in the same directory. */
    public Answer crash(int thread) {
        try {
            ActorProcess fresh = replace(thread);
            fresh.begin(directory);
            Object threw = fresh.begun();
            if (threw == null) begun.add(thread);
            else begun.remove(thread);
            if (over) fresh.kill();
            return Answer.untimed(threw);
        } catch (IOException e) {
            begun.remove(thread);
            String how = team.member(thread).end();
            note(team.member(thread), how);
            return Answer.untimed(new Response.Died(how));
        }
    }

    private synchronized ActorProcess replace(int thread) throws IOException {
        if (over) throw new IOException("the run was given up");
        return team.replace(thread);
    }

    /** Closes all instances. */
    @Override
    public void close() {
        Object thrown = null;
        for (int thread = 0; thread < threads; thread++) {
            try {
                Object threw = begun.contains(thread) ? team.member(thread).close() : null;
                if (threw != null) thrown = threw;
            } catch (IOException died) {
                note(team.member(thread), team.member(thread).end());
                team.member(thread).kill(); // what its last operation answered tells
            }
            begun.remove(thread);
        }
        if (thrown != null) throw new IllegalStateException(thrown + ", in one of the processes");
    }

    /**
     * Returns everything that is still there after all instances are closed, and should not be, as clauses. Waits for things that take
     * a moment to end, and empties the directory.
     */
    public List<String> left(boolean startsProcesses) throws InterruptedException {
        List<String> left = team.leakCheck().of(() -> lookAround(startsProcesses));
        if (!left.isEmpty()) team.hasLeft();
        Scratch.delete(directory);
        return left;
    }

    private List<String> lookAround(boolean startsProcesses) {
        return SharedLeaks.of(
                directory,
                team::keeps,
                team.pids(),
                startsProcesses ? team.relatives() : List.<Relatives.Relative>of());
    }

    /**
     * Whether calls that have not returned would ever return.
     *
     * @param pending the threads that are in one
     * @param lifeSign told now and then that this waits
     */
    public Rest settle(List<Integer> pending, Duration window, Duration guard, Runnable lifeSign)
            throws InterruptedException {
        List<Rest> rests = together(
                pending.stream()
                        .<Callable<Rest>>map(thread -> () -> team.member(thread).settle(window, guard))
                        .toList(),
                Rest.MOVED,
                lifeSign);
        if (rests.contains(Rest.MOVED)) return Rest.MOVED;
        return rests.contains(Rest.RESTLESS) ? Rest.RESTLESS : Rest.AT_REST;
    }

    /** Explains why operations that are pending do not go on. */
    public Hang explain(List<Integer> pending) {
        List<WaitingThread> waiting = new ArrayList<>();
        List<OwnThread> own = new ArrayList<>();
        for (int thread : pending) {
            try {
                Hang hang = team.member(thread).explain(thread);
                waiting.addAll(hang.waiting());
                own.addAll(hang.own());
            } catch (IOException gone) {
                // The process may have ended meanwhile.
            }
        }
        return HangExplainer.explain(waiting).with(own);
    }

    /** Ends a run that does not end by itself. */
    public void giveUp() throws InterruptedException {
        if (over) return;
        endReplacing();
        together(
                IntStream.range(0, threads)
                        .mapToObj(thread -> (Callable<Boolean>) () -> {
                            leave(thread);
                            return true;
                        })
                        .toList(),
                false,
                () -> {});
        Relatives.kill(team.relatives());
        Scratch.delete(directory);
    }

    private synchronized void endReplacing() {
        over = true;
    }

    /** A process is kept if it can be got out of its call and closes its instance soon. */
    private void leave(int thread) throws InterruptedException {
        ActorProcess member = team.member(thread);
        try {
            if (!member.interrupt()) {
                member.kill();
                return;
            }
            FutureTask<@Nullable Object> closing =
                    new FutureTask<>(begun.contains(thread) ? member::close : () -> null);
            start(closing);
            closing.get(CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            member.kill();
        }
        begun.remove(thread);
    }

    private static <T> List<T> together(List<Callable<T>> tasks, T otherwise, Runnable lifeSign)
            throws InterruptedException {
        List<FutureTask<T>> running = tasks.stream().map(FutureTask::new).toList();
        running.forEach(SharedRun::start);
        List<T> results = new ArrayList<>();
        for (FutureTask<T> task : running) {
            try {
                while (!task.isDone()) {
                    lifeSign.run();
                    await(task);
                }
                results.add(task.get());
            } catch (ExecutionException e) {
                results.add(otherwise);
            }
        }
        return results;
    }

    private static void await(FutureTask<?> task) throws InterruptedException, ExecutionException {
        try {
            task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            // The caller looks again.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "turnstile-actor-question");
        thread.setDaemon(true);
        thread.start();
    }
}
