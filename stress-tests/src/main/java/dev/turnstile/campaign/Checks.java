package dev.turnstile.campaign;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.SubjectGlob;
import dev.turnstile.campaign.schedule.SubjectCheck;
import dev.turnstile.evidence.SubjectEvidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The checks that the tests of this JVM have asked for. Tests call static methods, and JUnit tells a listener nothing of them, so they are
 * remembered here until the session ends.
 */
public final class Checks {
    private static final Checks OF_THIS_JVM = new Checks();

    private final Map<Path, Integer> directories = new HashMap<>();
    private final List<Path> evidence = new ArrayList<>();
    private final List<CompletableFuture<?>> ends = new ArrayList<>();
    private final Set<SubjectCheck> untold = new LinkedHashSet<>();
    private final List<String> notChosen = new ArrayList<>();
    private List<SubjectGlob> globs = List.of();
    private Supplier<Optional<Path>> page = Optional::empty;

    Checks() {}

    /** Returns the checks of this JVM. */
    public static Checks ofThisJvm() {
        return OF_THIS_JVM;
    }

    /**
     * Returns options with a directory for the evidence that no other check of this JVM has.
     *
     * @param caller who asks, as the directory's name; more than one check may have the same
     */
    public synchronized CampaignOptions inOwnDirectory(CampaignOptions options, String caller) {
        String name = caller.replaceAll("[^\\w.$-]", "_");
        Path directory = options.evidence().resolve(name);
        int before = directories.merge(directory, 1, Integer::sum) - 1;
        return options.withEvidence(before == 0 ? directory : directory.resolveSibling(name + "-" + (before + 1)));
    }

    /**
     * Notes that somebody writes a page about all checks when the session ends.
     *
     * @param place where it will be; asked once a check was started, whose options are right
     */
    public synchronized void announcePage(Supplier<Path> place) {
        page = () -> Optional.of(place.get());
    }

    /** Returns where people find all that was seen; empty if nobody writes a page. */
    public Optional<Path> page() {
        Supplier<Optional<Path>> known;
        synchronized (this) {
            known = page;
        }
        return known.get();
    }

    /** Adds a check.
     *
     * @param options those that it was started with */
    public synchronized void add(CampaignOptions options, Campaign campaign) {
        evidence.add(options.evidence());
        ends.add(campaign.end());
        untold.addAll(campaign.checks());
    }

    /** Notes that a test is about to tell a subject's verdict. */
    public synchronized void tell(SubjectCheck check) {
        untold.remove(check);
    }

    /** Notes that options chose none of some classes. */
    public synchronized void addNoneChosen(CampaignOptions options, List<Class<?>> candidates) {
        globs = options.subjects();
        candidates.forEach(candidate -> notChosen.add(candidate.getSimpleName()));
    }

    /** Waits until all have their verdicts, and returns the directories of their evidence. */
    public List<Path> await() {
        List<CompletableFuture<?>> running;
        synchronized (this) {
            running = List.copyOf(ends);
        }
        running.forEach(CompletableFuture::join);
        synchronized (this) {
            return List.copyOf(evidence);
        }
    }

    /** Returns what was found of subjects whose verdicts no test has told, since the nodes that it was given were not run. */
    public synchronized List<SubjectEvidence> untold() {
        return untold.stream().map(check -> check.verdict().join()).toList();
    }

    /** Says, as a sentence, that options chose none of the subjects; empty if they chose some, or if nothing was asked for. */
    public synchronized String complaint() {
        if (!evidence.isEmpty() || notChosen.isEmpty()) return "";
        String names = globs.stream().map(SubjectGlob::text).collect(Collectors.joining(","));
        return "turnstile.subjects=" + names + " chooses none of the subjects that these tests check: "
                + notChosen.stream().distinct().collect(Collectors.joining(", ")) + ".";
    }
}
