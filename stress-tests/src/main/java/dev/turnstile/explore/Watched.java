package dev.turnstile.explore;

import java.util.ArrayList;
import java.util.List;

/** The places and resources that an iteration of a loop has read, as they were. */
final class Watched {
    private final List<Seen> seen = new ArrayList<>();

    private final List<SeenResource> seenResources = new ArrayList<>();

    private record Seen(Location location, int version) {}

    private record SeenResource(Resource<?> resource, int version) {}

    void add(Location location, int version) {
        seen.add(new Seen(location, version));
    }

    void add(Resource<?> resource, int version) {
        seenResources.add(new SeenResource(resource, version));
    }

    /** How often they have been changed since. */
    int changes() {
        int changes = 0;
        for (Seen s : seen) changes += s.location.version - s.version;
        for (SeenResource s : seenResources) changes += s.resource.version - s.version;
        return changes;
    }

    List<Location> locations() {
        List<Location> all = new ArrayList<>(seen.size());
        for (Seen s : seen) all.add(s.location);
        return all;
    }

    List<Resource<?>> resources() {
        List<Resource<?>> all = new ArrayList<>();
        for (SeenResource s : seenResources) all.add(s.resource);
        return all;
    }
}
