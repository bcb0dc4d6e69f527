package dev.turnstile.reports.input;

import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.SubjectEvidence;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The plan of a campaign and its evidence. The parts of several machines are merged.
 *
 * @param manifests what was set out, one for each part; at least one
 * @param subjects what was found, each subject once, sorted by contract and name
 */
public record CampaignEvidence(List<CampaignManifest> manifests, List<SubjectEvidence> subjects) {
    private static final int NAMES_SHOWN = 3;

    public CampaignEvidence {
        if (manifests.isEmpty()) throw new IllegalArgumentException("a campaign has at least one manifest");
        manifests = List.copyOf(manifests);
        subjects = subjects.stream()
                .sorted(Comparator.comparing(SubjectEvidence::contract).thenComparing(SubjectEvidence::subject))
                .toList();
    }

    /** Returns the last part of a binary name. */
    public static String simpleName(String binaryName) {
        return binaryName.substring(Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
    }

    /** Returns subjects that the campaign announced and that have no evidence. */
    public Set<String> missing() {
        Set<String> missing = announced();
        missing.removeAll(found());
        return missing;
    }

    /** Returns the parts of the campaign that are not there, as options name them: {@code 3/8}. */
    public Set<String> missingShards() {
        return Shards.missing(manifests);
    }

    /** Returns subjects that have evidence although the campaign did not announce them. */
    public Set<String> unannounced() {
        Set<String> unannounced = found();
        unannounced.removeAll(announced());
        return unannounced;
    }

    /** Returns the property that all parts share, or the properties of each part where they differ. */
    public String each(Function<CampaignManifest, Object> property) {
        return manifests.stream().map(property).map(String::valueOf).distinct().collect(Collectors.joining(" and "));
    }

    /** Returns the engines of all parts. */
    public Set<EngineName> engines() {
        return manifests.stream().flatMap(m -> m.engines().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the subjects and engines to which options narrowed the campaign; empty if they did not. */
    public String narrowedTo() {
        if (manifests.stream().noneMatch(CampaignManifest::narrowed)) return "";
        Set<String> announced = announced();
        String subjects = announced.size() > NAMES_SHOWN
                ? Counted.of(announced.size(), "subject")
                : announced.stream().map(CampaignEvidence::simpleName).collect(Collectors.joining(", "));
        boolean allEngines = engines().size() == EngineName.values().length;
        return subjects
                + (allEngines
                        ? ""
                        : " under " + engines().stream().map(EngineName::id).collect(Collectors.joining(" and ")));
    }

    private Set<String> announced() {
        return manifests.stream().flatMap(m -> m.subjects().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> found() {
        return subjects.stream().map(SubjectEvidence::subject).collect(Collectors.toCollection(TreeSet::new));
    }
}
