package dev.turnstile.reports.mutation;

import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.input.CampaignEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All mutants of a campaign, as JSON.
 *
 * @param schema version of this form
 * @param subjects the subjects whose mutants were checked
 */
public record MutantsFile(int schema, List<Subject> subjects) {
    /** The name of the file. */
    public static final String NAME = "mutants.json";

    private static final int SCHEMA = 1;

    public MutantsFile {
        subjects = List.copyOf(subjects);
    }

    /**
     * A subject.
     *
     * @param subject its binary name
     * @param score the exposed part of the mutants that count, from 0 to 1; {@code null} where none counts
     * @param mutation its mutants, in the form of the evidence
     */
    public record Subject(String subject, @Nullable Double score, MutationEvidence mutation) {}

    /** Writes the mutants of a campaign into a directory. Where none were asked for, removes the file of an earlier report. */
    public static void write(CampaignEvidence campaign, Path directory) throws IOException {
        List<Subject> subjects =
                campaign.subjects().stream().flatMap(MutantsFile::subject).toList();
        if (subjects.isEmpty()) Files.deleteIfExists(directory.resolve(NAME));
        else EvidenceFiles.attach(directory, NAME, new MutantsFile(SCHEMA, subjects));
    }

    private static Stream<Subject> subject(SubjectEvidence evidence) {
        MutationEvidence mutation = evidence.mutation();
        if (mutation == null) return Stream.of();
        return Stream.of(new Subject(evidence.subject(), mutation.counted() == 0 ? null : mutation.score(), mutation));
    }
}
