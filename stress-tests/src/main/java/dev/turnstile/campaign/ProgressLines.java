package dev.turnstile.campaign;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.schedule.EngineLaunch;
import dev.turnstile.campaign.wording.FindingText;
import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.LevelCounts;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints the progress of a campaign: one line for each finished subject. */
final class ProgressLines {
    private static final int REASON_LENGTH = 60;

    private final Consumer<String> out;
    private final int subjects;
    private final int nameWidth;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private final LevelCounts levels = new LevelCounts();
    private int finished;

    ProgressLines(Consumer<String> out, List<String> names) {
        this.out = out;
        this.subjects = names.size();
        this.nameWidth = names.stream().mapToInt(String::length).max().orElse(0);
    }

    void started(CampaignOptions options, List<EngineLaunch> engines, int cpus) {
        out.accept(String.format(
                Locale.ROOT,
                "Turnstile: %s, %s; profile %s, seed %d, %s, JDK %s",
                Counted.of(subjects, "subject"),
                engines.stream().map(e -> e.name().id()).collect(Collectors.joining(", ")),
                options.budget().profile(),
                options.seed(),
                Counted.of(cpus, "processor"),
                System.getProperty("java.version")));
    }

    synchronized void finished(SubjectEvidence evidence, Duration left) {
        finished++;
        counts.merge(evidence.verdict(), 1, Integer::sum);
        levels.add(evidence);
        String width = Integer.toString(Integer.toString(subjects).length());
        out.accept(String.format(
                Locale.ROOT,
                "[%" + width + "d/%d] %-13s %-" + nameWidth + "s  %s%s",
                finished,
                subjects,
                evidence.verdict(),
                evidence.simpleName(),
                evidence.engines().stream().map(ProgressLines::words).collect(Collectors.joining("; "))
                        + mutants(evidence.mutation()),
                finished == subjects ? "" : "; " + duration(left) + " left"));
    }

    synchronized void ended(Duration taken) {
        out.accept("Turnstile: "
                + counts.entrySet().stream()
                        .map(e ->
                                e.getValue() + " " + e.getKey() + (e.getKey() == Verdict.PROVED ? levels.suffix() : ""))
                        .collect(Collectors.joining(", "))
                + " in " + duration(taken));
    }

    private static String mutants(@Nullable MutationEvidence mutation) {
        return mutation == null || mutation.counted() == 0 ? "" : ", " + mutation.inWords();
    }

    private static String words(EngineEvidence evidence) {
        EngineName engine = evidence.engine();
        if (evidence.finding() instanceof Finding.NotApplicable) return engine.id() + ": not applicable";
        String found = evidence.finding() instanceof Finding.Inconclusive inconclusive
                ? inconclusive.doubt().label() + " (" + shortened(FindingText.oneLine(inconclusive.reason())) + ")"
                : FindingText.oneLine(evidence.finding());
        return String.format(Locale.ROOT, "%s: %s in %.1f s", engine.id(), found, evidence.millis() / 1000.0);
    }

    private static String shortened(String reason) {
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH - 1) + "…";
    }

    /** Returns the time as people say it: 40 s, 2 min, 2 min 10 s, 1 h 20 min. */
    static String duration(Duration duration) {
        long seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
        if (seconds < 60) return seconds + " s";
        if (seconds < 3600) return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        return seconds / 3600 + " h" + (seconds / 60 % 60 == 0 ? "" : " " + seconds / 60 % 60 + " min");
    }
}
