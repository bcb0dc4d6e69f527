package dev.turnstile.faults;

import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.launch.OutputTail;
import dev.turnstile.launch.Secrets;
import dev.turnstile.leak.Relatives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link FaultCampaign} that something is done to. */
final class Build implements AutoCloseable {
    static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private static final String MARKER = "TURNSTILE_FAULT_TEST";

    /** A guard only: builds that have hung are told by it. */
    private static final int GUARD_MINUTES = 5;

    private final Path temporary;
    private final Path evidence;
    private final String marker = Secrets.fresh();
    private final Process process;
    private final OutputTail output = new OutputTail();
    private final Thread drain;

    /**
     * Starts one.
     *
     * @param before what is put before the command, such as {@code taskset}
     * @param temporary its directory for temporary files
     * @param evidence where it leaves its evidence
     * @param runs how often each scenario is run
     * @param guard the time limit for each subject
     */
    Build(List<String> before, Path temporary, Path evidence, int runs, Duration guard, Class<?>... subjects)
            throws IOException {
        this.temporary = temporary;
        this.evidence = evidence;
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                FaultCampaign.class.getName(),
                evidence.toString(),
                Integer.toString(runs),
                guard.toString()));
        for (Class<?> subject : subjects) command.add(subject.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", CLASS_PATH);
        builder.environment().put(MARKER, marker);
        process = builder.start();
        drain = new Thread(() -> output.drain(process.getInputStream()));
        drain.start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal to one of its JVMs, if there is any now that runs a class. */
    boolean signal(String signal, String main, int choice) throws IOException, InterruptedException {
        List<Long> all = jvms(main);
        if (all.isEmpty()) return false;
        signal(signal, all.get(Math.floorMod(choice, all.size())));
        return true;
    }

    static void signal(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }

    /** Returns the ids of its JVMs that run a class. */
    List<Long> jvms(String main) {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(main))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Waits for its end, and returns its exit status. */
    int await() throws InterruptedException {
        if (!process.waitFor(GUARD_MINUTES, TimeUnit.MINUTES))
            throw new AssertionError("the build hangs; it printed: " + output.text());
        drain.join();
        return process.exitValue();
    }

    /** Returns the end of what it printed. */
    String printed() {
        return output.text();
    }

    /** Returns what it has found, by the simple names of the subjects. */
    Map<String, SubjectEvidence> found() {
        Map<String, SubjectEvidence> found = new TreeMap<>();
        EvidenceFiles.evidence(evidence).forEach(subject -> found.put(subject.simpleName(), subject));
        return found;
    }

    /** Returns the subjects that it set out to check. */
    List<String> announced() {
        CampaignManifest manifest = EvidenceFiles.readManifest(evidence.resolve(EvidenceFiles.MANIFEST));
        return manifest.subjects();
    }

    /** Returns what it has left: processes, temporary files, and files that were not finished. */
    List<String> left() throws IOException {
        List<String> left = new ArrayList<>();
        new Relatives(Set.of(process.pid()), MARKER + "=" + marker).now().forEach(p -> left.add(p.toString()));
        try (Stream<Path> files = Files.list(temporary)) {
            files.filter(file -> !file.getFileName().toString().startsWith("turnstile-jcstress-"))
                    .forEach(file -> left.add(file.toString()));
        }
        try (Stream<Path> files = Files.list(evidence)) {
            files.filter(file -> file.toString().endsWith(".unfinished")).forEach(file -> left.add(file.toString()));
        }
        return left;
    }

    @Override
    public void close() {
        List<Relatives.Relative> started = new Relatives(Set.of(process.pid()), MARKER + "=" + marker).now();
        process.destroyForcibly();
        Relatives.kill(started);
    }
}
