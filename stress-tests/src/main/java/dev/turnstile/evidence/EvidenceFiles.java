package dev.turnstile.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Evidence on disk: a directory with one manifest and one file for each subject that is done. The form is documented by the JSON Schema
 * {@code schema.json} beside this class.
 *
 * <p>Evidence of several campaigns is merged by putting their directories into one.
 */
public final class EvidenceFiles {
    /** Name of the manifest. */
    public static final String MANIFEST = "campaign.json";

    /** How the names of subjects' files end; no other file is ever removed. */
    public static final String SUFFIX = ".evidence.json";

    /** Most of it is sources and schedules. The largest of the catalogue has some hundred kilobytes. */
    private static final int MOST_BYTES = 64 << 20;

    private static final JsonMapper STRICT = Strict.mapper();

    private EvidenceFiles() {}

    /** Makes a directory ready for a campaign: removes the evidence of an earlier one and writes the manifest. */
    public static void begin(Path directory, CampaignManifest manifest) {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> entries = Files.list(directory)) {
                for (Path stale : entries.filter(EvidenceFiles::isOurs).toList()) Files.deleteIfExists(stale);
            }
            WholeFile.sweep(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + directory.toAbsolutePath() + " for evidence", e);
        }
        replace(directory.resolve(MANIFEST), manifest);
    }

    /** Writes one subject's evidence into a campaign's directory. */
    public static void write(Path directory, SubjectEvidence evidence) {
        replace(directory.resolve(evidence.subject() + SUFFIX), evidence);
    }

    /**
     * Writes one subject's evidence under a name of its own, into a directory that is made if there is none.
     *
     * @param name the file's name
     */
    public static void write(Path directory, String name, SubjectEvidence evidence) {
        prepare(directory);
        replace(directory.resolve(name), evidence);
    }

    /**
     * Writes data that belongs to a campaign and to none of its subjects, such as a measurement, into the campaign's directory. No later
     * campaign removes it.
     *
     * @param name the file's name, which whoever reads it knows
     * @param data becomes an object with a property {@code schema}
     */
    public static void attach(Path directory, String name, Object data) {
        prepare(directory);
        replace(directory.resolve(name), data);
    }

    private static void prepare(Path directory) {
        try {
            Files.createDirectories(directory);
            WholeFile.sweep(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + directory.toAbsolutePath() + " for evidence", e);
        }
    }

    /**
     * Reads what was {@linkplain #attach attached} under a name in a directory and in all below it, by path.
     *
     * @throws EvidenceException if some of it cannot be read
     */
    public static <T> List<T> attached(Path directory, String name, Class<T> type) {
        return find(directory, name::equals).map(file -> read(file, type)).toList();
    }

    /**
     * The manifests in a directory and in all below it, by path.
     *
     * @throws EvidenceException if one cannot be read
     */
    public static List<CampaignManifest> manifests(Path directory) {
        return find(directory, name -> name.equals(MANIFEST))
                .map(EvidenceFiles::readManifest)
                .toList();
    }

    /**
     * The directories that hold a manifest: a directory, and those below it, by path.
     *
     * @throws EvidenceException if there is no such directory
     */
    public static List<Path> campaigns(Path directory) {
        return find(directory, name -> name.equals(MANIFEST))
                .map(manifest -> directory.resolve(manifest).getParent())
                .toList();
    }

    /**
     * The evidence of one campaign, by path.
     *
     * @param directory the one with its manifest; evidence in directories below it is left out
     * @throws EvidenceException if some of it cannot be read
     */
    public static List<SubjectEvidence> evidenceOf(Path directory) {
        return find(directory, name -> name.endsWith(SUFFIX))
                .filter(file -> directory.equals(file.getParent()))
                .map(EvidenceFiles::read)
                .toList();
    }

    /**
     * The evidence in a directory and in all below it, by path.
     *
     * @throws EvidenceException if some of it cannot be read
     */
    public static List<SubjectEvidence> evidence(Path directory) {
        return find(directory, name -> name.endsWith(SUFFIX))
                .map(EvidenceFiles::read)
                .toList();
    }

    /**
     * One subject's evidence.
     *
     * @throws EvidenceException if the file is missing, incomplete, or of another version of the form
     */
    public static SubjectEvidence read(Path file) {
        return read(file, SubjectEvidence.class);
    }

    /**
     * A manifest.
     *
     * @throws EvidenceException if the file is missing, incomplete, or of another version of the form
     */
    public static CampaignManifest readManifest(Path file) {
        return read(file, CampaignManifest.class);
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            JsonNode tree = STRICT.readTree(ForeignFile.bytes(file, MOST_BYTES));
            requireVersion(file, tree.path("schema"));
            T value = STRICT.treeToValue(tree, type);
            Strict.whole(value);
            return value;
        } catch (NoSuchFileException e) {
            throw new EvidenceException("There is no " + file.toAbsolutePath() + ". Run the campaign first.", e);
        } catch (JacksonException e) {
            throw notEvidence(file, e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | IOException e) {
            throw notEvidence(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static EvidenceException notEvidence(Path file, String why, Exception cause) {
        return new EvidenceException(
                file.toAbsolutePath() + " is not evidence: " + Printable.sentence(why)
                        + ". Remedy: remove it and run the campaign again.",
                cause);
    }

    private static void requireVersion(Path file, JsonNode version) {
        if (version.isInt() && version.intValue() == SubjectEvidence.SCHEMA) return;
        throw new EvidenceException(file.toAbsolutePath() + " is written in "
                + (version.isMissingNode() ? "no known version" : "version " + version)
                + " of the evidence form, and this Turnstile reads version "
                + SubjectEvidence.SCHEMA
                + ". Remedy: run the campaign again, or read it with the Turnstile that wrote it.");
    }

    /** Moved into place when complete: a reader never sees half a file, whenever the writer is killed. */
    private static void replace(Path file, Object value) {
        try {
            WholeFile.replace(
                    file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file.toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    private static Stream<Path> find(Path directory, Predicate<String> name) {
        if (!Files.isDirectory(directory)) {
            throw new EvidenceException(
                    "There is no directory " + directory.toAbsolutePath() + ". Run the campaign first.");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> name.test(file.getFileName().toString())).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory.toAbsolutePath(), e);
        }
    }

    private static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.equals(MANIFEST) || name.endsWith(SUFFIX);
    }
}
