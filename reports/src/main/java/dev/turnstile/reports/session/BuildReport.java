package dev.turnstile.reports.session;

import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.reports.ReportFiles;
import dev.turnstile.reports.input.EvidenceReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The report of one build: of all JVMs that the build tool started. A tool may start several, one after the other or side by side. Each
 * writes the report anew when it ends, so that the last one's has everything.
 *
 * @param evidence the directory with the evidence of all checks
 */
record BuildReport(Path evidence) {
    private static final String DEFAULT_NAME = "evidence";

    /**
     * Writes it, and returns the page.
     *
     * @param own the directories with the evidence of this JVM, which is in the report even if the clock was set back meanwhile
     */
    Path write(List<Path> own) throws IOException {
        Path directory = directory();
        Files.createDirectories(directory);
        Path lock = directory.resolve(".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock unused = channel.lock(); // held until the channel is closed
            Set<Path> current = current(startOfBuild()).stream()
                    .map(campaign -> campaign.toAbsolutePath().normalize())
                    .collect(Collectors.toCollection(TreeSet::new));
            own.forEach(campaign -> current.add(campaign.toAbsolutePath().normalize()));
            return ReportFiles.write(EvidenceReader.readEach(List.copyOf(current)), Optional.empty(), directory);
        }
    }

    /** Returns where the page will be. */
    Path page() {
        return directory().resolve(ReportFiles.PAGE);
    }

    /** The one that holds the evidence, if that has the name that it has by default. */
    private Path directory() {
        boolean usual = DEFAULT_NAME.equals(String.valueOf(evidence.getFileName()));
        return usual ? evidence.resolveSibling("") : evidence;
    }

    /** Evidence that is older than the build is of tests that were removed or renamed since, or that this build left out. */
    List<Path> current(Instant startOfBuild) {
        return EvidenceFiles.campaigns(evidence).stream()
                .filter(campaign -> {
                    CampaignManifest manifest = EvidenceFiles.readManifest(campaign.resolve(EvidenceFiles.MANIFEST));
                    return !Instant.parse(manifest.startedAt()).isBefore(startOfBuild);
                })
                .toList();
    }

    /** When the tool that started this JVM was started itself: it has also started the other JVMs. */
    private static Instant startOfBuild() {
        ProcessHandle here = ProcessHandle.current();
        return here.parent()
                .flatMap(tool -> tool.info().startInstant())
                .or(() -> here.info().startInstant())
                .orElse(Instant.EPOCH)
                .minusSeconds(1); // manifests give whole seconds
    }
}
