package dev.turnstile.process;

import dev.turnstile.code.calls.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.launch.Scratch;
import dev.turnstile.launch.Secrets;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.leak.Relatives;
import dev.turnstile.spec.AcrossProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes that are the threads of a subject's runs, one for each thread. They stay from run to run; one that was killed, or died, is
 * replaced.
 */
public final class ProcessTeam implements AutoCloseable {
    private static final String MARKER = "TURNSTILE_TEAM";

    private final Declaration subject;
    private final Map.Entry<String, String> marker = Map.entry(MARKER, Secrets.fresh());
    private final List<ActorProcess> members = new ArrayList<>();
    private final Path scratch;
    private final Pattern keeps;
    private final LeakCheck leakCheck;
    private int runs;

    /**
     * @param subject one that is declared to be used by several processes
     * @param leakCheck tells what they leave
     */
    public ProcessTeam(Declaration subject, LeakCheck leakCheck) {
        this.subject = subject;
        this.leakCheck = leakCheck;
        Scratch.sweep();
        this.scratch = Scratch.make();
        this.keeps = pattern(subject.processes().orElseThrow());
    }

    private static Pattern pattern(AcrossProcesses processes) {
        return Pattern.compile(Stream.of(processes.keeps())
                .map(name ->
                        Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                .collect(Collectors.joining("|")));
    }

    /**
     * Begins a run: a fresh directory, and on it an instance in each process.
     *
     * @param threads how many processes take part
     * @throws UncheckedIOException if processes cannot be started
     * @throws IllegalStateException if the subject's constructor threw
     */
    public SharedRun begin(int threads) {
        try {
            prepare(threads);
            Path directory = Files.createDirectory(scratch.resolve("run-" + runs++));
            return new SharedRun(this, directory, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the processes for this number of threads, and waits until they take orders.
     *
     * @throws UncheckedIOException if they cannot be started
     */
    public void prepare(int threads) {
        try {
            while (members.size() < threads) members.add(startMember());
            for (int thread = 0; thread < threads; thread++) {
                if (!member(thread).isAlive()) members.set(thread, startMember());
            }
            for (ActorProcess member : members.subList(0, threads)) member.awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ActorProcess startMember() throws IOException {
        return ActorProcess.start(subject, marker, Scratch.around(scratch));
    }

    ActorProcess member(int thread) {
        return members.get(thread);
    }

    /** Kills a process, and puts a new one in its place. */
    ActorProcess replace(int thread) throws IOException {
        ActorProcess fresh = startMember();
        member(thread).kill();
        members.set(thread, fresh);
        fresh.awaitReady();
        return fresh;
    }

    /** Whether a file of this name may stay. */
    boolean keeps(String name) {
        return keeps.matcher(name).matches();
    }

    List<Long> pids() {
        return members.stream().map(ActorProcess::pid).toList();
    }

    /** The processes that the members have started. */
    List<Relatives.Relative> relatives() {
        Relatives relatives = new Relatives(pids(), marker.getKey() + "=" + marker.getValue());
        return (Reach.mayAdopt(subject) ? relatives.adopting() : relatives).now();
    }

    LeakCheck leakCheck() {
        return leakCheck;
    }

    /** Something was left: processes that may hold it do not serve the next run, which would be accused of it. */
    void hasLeft() {
        end();
    }

    private void end() {
        members.forEach(ActorProcess::kill);
        Relatives.kill(relatives());
    }

    /** Ends all processes, and takes away what they have left. */
    @Override
    public void close() {
        end();
        Scratch.delete(scratch);
    }
}
