package dev.turnstile.reports.input;

import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.CampaignManifest.Shard;
import dev.turnstile.evidence.EvidenceException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The parts of campaigns that ran on several machines. */
final class Shards {
    private Shards() {}

    /**
     * Makes sure that parts belong together.
     *
     * @throws EvidenceException if parts of one plan differ in the seed, the profile, the engines or the classes, or some are not parts
     */
    static void requireOnePlan(List<CampaignManifest> manifests) {
        List<CampaignManifest> parts =
                manifests.stream().filter(manifest -> manifest.shard() != null).toList();
        if (parts.isEmpty()) return;
        if (parts.size() < manifests.size())
            throw new EvidenceException("Some of this evidence is of a part of the subjects (turnstile.shard="
                    + parts.get(0).shard() + "), and some is of all of them. Remedy: merge the parts of one run only.");
        Map<String, List<CampaignManifest>> plans = parts.stream()
                .collect(Collectors.groupingBy(manifest -> shard(manifest).plan()));
        plans.values().forEach(Shards::requireAlike);
        require(parts, "numbers of parts", manifest -> shard(manifest).of());
    }

    private static void requireAlike(List<CampaignManifest> parts) {
        require(parts, "seeds", manifest -> manifest.origin().seed());
        require(parts, "profiles", manifest -> manifest.origin().profile());
        require(parts, "engines", CampaignManifest::engines);
        require(
                parts,
                "versions of Turnstile or of the classes",
                manifest -> shard(manifest).classes());
    }

    private static void require(
            List<CampaignManifest> parts, String what, Function<CampaignManifest, Object> property) {
        Map<Object, CampaignManifest> first = new HashMap<>();
        for (CampaignManifest part : parts) first.putIfAbsent(property.apply(part), part);
        if (first.size() < 2) return;
        String named = first.values().stream()
                .map(part -> shard(part) + " of " + part.startedAt())
                .sorted()
                .collect(Collectors.joining(" and "));
        throw new EvidenceException("Parts " + named + " cannot be merged, since they have different " + what
                + ". Remedy: run all parts again, from one revision and with the same options.");
    }

    /** Returns the parts that are not there: {@code 3/8}. */
    static Set<String> missing(Collection<CampaignManifest> manifests) {
        Set<String> missing = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        for (CampaignManifest manifest : manifests) {
            Shard shard = manifest.shard();
            if (shard == null) continue;
            found.add(shard.toString());
            IntStream.rangeClosed(1, shard.of())
                    .mapToObj(i -> i + "/" + shard.of())
                    .forEach(missing::add);
        }
        missing.removeAll(found);
        return missing;
    }

    private static Shard shard(CampaignManifest part) {
        Shard shard = part.shard();
        if (shard == null) throw new IllegalArgumentException("not a part");
        return shard;
    }
}
