package dev.turnstile.reports.servers;

import dev.turnstile.evidence.EvidenceException;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.SubjectEvidence.Origin;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The figures of servers that one run on one machine measured. No verdict depends on them. The benchmark of the servers writes them beside
 * the campaign's evidence, in the form of the JSON Schema {@code schema.json} beside this class.
 *
 * @param schema version of this form
 * @param origin where
 * @param measuredAt when it began, in ISO 8601
 * @param requests how many requests each client made in a round, one after another
 * @param rounds how many rounds were counted; each figure is the median over them
 * @param models the ways to wait for clients that were measured
 */
public record ServerFigures(
        int schema, Origin origin, String measuredAt, int requests, int rounds, List<Model> models) {
    /** The name of their file. */
    public static final String FILE = "servers.json";

    public ServerFigures {
        models = List.copyOf(models);
    }

    /**
     * Returns the latest figures in these directories and below them, since those of several machines cannot be put together.
     *
     * @throws EvidenceException if some of them cannot be read
     */
    public static Optional<ServerFigures> latest(List<Path> directories) {
        return directories.stream()
                .flatMap(directory -> EvidenceFiles.attached(directory, FILE, ServerFigures.class).stream())
                .max(Comparator.comparing(ServerFigures::measuredAt));
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
    public record Model(
            String model,
            int clients,
            double requestsPerSecond,
            double ratio,
            long medianNanos,
            long slowNanos,
            int threads,
            long residentBytes) {}
}
