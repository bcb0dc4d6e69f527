package dev.turnstile.servers;

import dev.turnstile.evidence.SubjectEvidence.Origin;
import java.util.List;

/**
 * Measured figures of servers, all from one run on one machine. No verdict depends on them. The report
 * has a section for them, and reads the form that is written here.
 *
 * @param schema version of this form
 * @param origin where
 * @param measuredAt when it began, in ISO 8601
 * @param requests how many requests each client made in a round, one after another
 * @param rounds how many rounds were counted; each figure is the median over them
 * @param models the ways to wait for clients that were measured
 */
record ServerFigures(int schema, Origin origin, String measuredAt, int requests, int rounds, List<Model> models) {
    /** The name of the file in which the report looks for them. */
    static final String FILE = "servers.json";

    ServerFigures {
        models = List.copyOf(models);
    }

    /**
     * One way to wait for clients.
     *
     * @param model its name
     * @param clients how many clients there were at the same time
     * @param requestsPerSecond how many requests of all clients together were answered in a second
     * @param ratio how many times as many as the iterative server answered
     * @param medianNanos how long half of the requests took at most, from the client's first attempt
     * @param slowNanos how long 99 of 100 requests took at most
     * @param threads how many threads the server had at most, in all its processes
     * @param residentBytes how much memory the server's processes took at most: their resident sets, added up
     */
    record Model(
            String model,
            int clients,
            double requestsPerSecond,
            double ratio,
            long medianNanos,
            long slowNanos,
            int threads,
            long residentBytes) {}
}
