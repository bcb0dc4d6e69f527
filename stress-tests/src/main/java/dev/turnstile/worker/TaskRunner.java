package dev.turnstile.worker;

import dev.turnstile.code.StaticState;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.declaration.Programs;
import dev.turnstile.engine.Engine;
import dev.turnstile.engine.ExceptionText;
import dev.turnstile.engine.Progress;
import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.leak.JvmSettings;
import dev.turnstile.machine.ModelException;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs an engine on one task, inside the worker, and leaves the JVM as it was. */
final class TaskRunner {
    /** How long threads that are about to end may take. Chosen: a JVM that is given up for them costs a second. */
    private static final long LINGER_MILLIS = 200;

    /** The part of the memory that may be in use when the next subject comes. Chosen. */
    private static final double FULL = 0.5;

    private final Engine engine;
    private final Progress progress;
    private final ScenarioCache cache = new ScenarioCache();

    /** The static fields that the latest task has left changed. */
    private List<String> lasting = List.of();

    /** Whether what went wrong in the latest task goes wrong without a race. */
    private boolean raceless;

    /** Whether finding that out has changed static fields. */
    private boolean dirty;

    TaskRunner(Engine engine, Progress progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /** The answer: done, prepared or failed, never an exception. */
    Message run(Task task) {
        JvmSettings settings = new JvmSettings();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try {
            Optional<EngineEvidence> evidence = check(task);
            List<String> changed = settings.restore();
            Thread.interrupted(); // an interruption of this thread was meant for the task
            return evidence.isPresent() ? done(evidence.get(), changed, before) : new Message.Prepared(isSpent(before));
        } catch (ModelException e) {
            return new Message.Failed("The model cannot serve as an oracle: " + e.getMessage(), stack(e));
        } catch (Throwable e) {
            String swept = Swept.inWords(e).map(why -> why + "; ").orElse("");
            return new Message.Failed("The engine failed: " + swept + ExceptionText.of(e), stack(e));
        } finally {
            settings.restore();
        }
    }

    private Message.Done done(EngineEvidence evidence, List<String> changed, Set<Thread> before) {
        List<String> notes = new ArrayList<>(evidence.notes());
        if (!changed.isEmpty()) notes.add("The subject changed " + String.join(", ", changed) + "; put back after it.");
        List<String> left = leftBehind(before);
        if (!left.isEmpty()) {
            notes.add("The subject left " + Counted.of(left.size(), "thread") + " behind, so its JVM was given up: "
                    + left.stream().limit(5).collect(Collectors.joining(", ")) + ".");
        }
        boolean full = isMemoryFull();
        if (full) notes.add("The subject left the memory full, so its JVM was given up.");
        boolean spent = engine.isSpent() || full || !left.isEmpty() || !lasting.isEmpty() || dirty;
        return new Message.Done(Doubts.withNotes(notes, evidence), spent, raceless);
    }

    /** Whether a preparation has left something that would disturb the next task. */
    private boolean isSpent(Set<Thread> before) {
        return engine.isSpent() || !leftBehind(before).isEmpty() || isMemoryFull();
    }

    private static boolean isMemoryFull() {
        if (usedMemory() < FULL) return false;
        System.gc();
        return usedMemory() >= FULL;
    }

    private static double usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        return (double) (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory();
    }

    /** The evidence; empty if the task was to prepare only. */
    private Optional<EngineEvidence> check(Task task) throws ClassNotFoundException, InterruptedException {
        lasting = List.of();
        raceless = false;
        dirty = false;
        progress.at("reading the declaration");
        Class<?> type = Class.forName(task.subject(), false, ClassLoader.getSystemClassLoader());
        Declaration subject = DeclarationReader.read(type);
        Optional<String> obstacle = Programs.missing(type).or(() -> engine.obstacle(subject));
        boolean preparesOnly = task.purpose() == Task.Purpose.PREPARE;
        if (obstacle.isPresent()) return preparesOnly ? Optional.empty() : Optional.of(notApplicable(obstacle.get()));
        progress.at("sorting scenarios by " + subject.model().getSimpleName());
        ScenarioShelf shelf = task.shelf() == null ? null : new ScenarioShelf(Path.of(task.shelf()));
        ScenarioSpace scenarios = cache.get(subject, task.seed(), task.budget().scenarios(), shelf)
                .about(Set.copyOf(task.operations()));
        progress.at("starting " + engine.name().id());
        if (preparesOnly) {
            engine.prepare(subject, scenarios, task.budget(), progress);
            return Optional.empty();
        }
        ModelMistakes mistakes =
                new ModelMistakes(scenarios, () -> progress.at("comparing exceptions with the model's"));
        // A fault that was put into a subject on purpose says nothing against its model.
        boolean isModelInDoubt = task.purpose() != Task.Purpose.EXPOSE;
        if (isModelInDoubt) mistakes.require();
        StaticState before = StaticState.of(type);
        EngineEvidence evidence = task.replay() == null
                ? engine.check(subject, scenarios, task.budget(), progress)
                : engine.replay(subject, scenarios, task.replay(), task.budget(), progress);
        if (isModelInDoubt && evidence.finding() instanceof Finding.Violated) mistakes.require();
        lasting = before.now().changedSince(before);
        raceless = task.purpose() != Task.Purpose.EXPOSE && isWrongOneAtATime(scenarios, evidence);
        dirty = !before.now().changedSince(before).isEmpty();
        if (raceless) evidence = Doubts.noRaceNeeded(evidence);
        if (lasting.isEmpty()) return Optional.of(Doubts.unlessBlind(subject, evidence));
        boolean isCertain =
                engine.restoresStaticFields() && !raceless || subject.broken().isPresent();
        return Optional.of(Doubts.afterLastingChanges(lasting, isCertain, evidence));
    }

    private boolean isWrongOneAtATime(ScenarioSpace scenarios, EngineEvidence evidence) throws InterruptedException {
        if (!(evidence.finding() instanceof Finding.Violated violated)) return false;
        Scenario scenario = ScenarioText.parse(
                violated.counterexample().scenario(), scenarios.declaration().operations());
        return new OneAtATime(scenarios, () -> progress.at("one thread at a time: " + scenario)).isWrong(scenario);
    }

    private EngineEvidence notApplicable(String reason) {
        return new EngineEvidence(engine.name(), new Finding.NotApplicable(reason), 0, 0, 0, List.of());
    }

    /** Names of the threads that a task started and that do not end soon; an engine's own are named as its. */
    private static List<String> leftBehind(Set<Thread> before) {
        List<String> left = List.of();
        for (long waited = 0; waited <= LINGER_MILLIS; waited += 10) {
            left = Thread.getAllStackTraces().keySet().stream()
                    .filter(t -> !before.contains(t)
                            && !EngineThreads.isOne(t.getName())
                            && !ThreadReport.isOfTheHarness(t.getName()))
                    .map(Thread::getName)
                    .sorted()
                    .toList();
            if (left.isEmpty()) return left;
            pause();
        }
        return left;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            // Interrupted by what was left behind: look again.
        }
    }

    private static List<String> stack(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return List.of(text.toString());
    }
}
