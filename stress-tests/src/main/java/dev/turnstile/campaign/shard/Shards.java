package dev.turnstile.campaign.shard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Divides subjects into parts that cost about the same: the dearest subject first, each to the part that costs least so far. Graham,
 * "Bounds on multiprocessing timing anomalies" (1969), shows that the dearest part then costs at most a third more than it has to.
 */
public final class Shards {
    private Shards() {}

    /** A part, and what is in it so far. Of two that cost the same the one with the lower place comes first. */
    private record Part(int place, long millis, List<String> subjects) {}

    /**
     * Returns the subjects of one part. All machines that are given the same subjects and costs divide them alike.
     *
     * @param subjects the binary names of all subjects
     */
    public static Set<String> of(ShardChoice choice, Collection<String> subjects) {
        Set<String> sorted = new TreeSet<>(subjects);
        PriorityQueue<Part> parts =
                new PriorityQueue<>(Comparator.comparingLong(Part::millis).thenComparingInt(Part::place));
        for (int place = 0; place < choice.of(); place++) parts.add(new Part(place, 0, new ArrayList<>()));
        Comparator<String> dearest =
                Comparator.comparingLong(subject -> -choice.costs().of(subject));
        for (String subject : sorted.stream().sorted(dearest).toList()) {
            Part part = parts.remove();
            part.subjects().add(subject);
            parts.add(new Part(part.place(), part.millis() + choice.costs().of(subject), part.subjects()));
        }
        return parts.stream()
                .filter(part -> index(part.place(), sorted, choice) == choice.index())
                .findFirst()
                .map(part -> (Set<String>) new TreeSet<>(part.subjects()))
                .orElseThrow();
    }

    /** Many checks of one subject each would all go to the first part, so each check begins with a part of its own. */
    private static int index(int place, Set<String> subjects, ShardChoice choice) {
        return Math.floorMod(place + subjects.hashCode(), choice.of()) + 1;
    }
}
