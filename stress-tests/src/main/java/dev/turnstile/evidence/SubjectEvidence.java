package dev.turnstile.evidence;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Symptom;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that was found about one subject: the content of one evidence file.
 *
 * @param schema version of this form
 * @param subject the subject's binary name
 * @param contract the contract's binary name
 * @param model the model's binary name
 * @param declaredFault the fault it is known to carry; {@code null} where it claims to be right
 * @param remedy the way out of deadlock that it is an example of; {@code null} where it is none
 * @param verdict the verdict
 * @param reason the verdict in one sentence
 * @param engines each engine's answer
 * @param origin how to get the same again
 * @param sources the sources to show, the subject's first, then its fixed twin's; empty where none was found
 * @param policy what the project makes of the verdict; {@code null} where the verdict alone decides
 * @param mutation what became of its mutants; {@code null} where none were asked for
 * @param earlier when and where it was found; {@code null} where the campaign found it itself
 */
public record SubjectEvidence(
        int schema,
        String subject,
        String contract,
        String model,
        @Nullable DeclaredFault declaredFault,
        @Nullable Remedy remedy,
        Verdict verdict,
        String reason,
        List<EngineEvidence> engines,
        Origin origin,
        List<Source> sources,
        @Nullable PolicyRuling policy,
        @Nullable MutationEvidence mutation,
        @Nullable Earlier earlier) {
    public SubjectEvidence {
        Strict.binaryName(subject);
        Strict.binaryName(contract);
        Strict.binaryName(model);
        engines = List.copyOf(engines);
        sources = List.copyOf(sources);
    }

    /** The version that this code writes and reads. */
    public static final int SCHEMA = 1;

    /** Creates one about whose verdict the project has no rule of its own. */
    public SubjectEvidence(
            int schema,
            String subject,
            String contract,
            String model,
            @Nullable DeclaredFault declaredFault,
            @Nullable Remedy remedy,
            Verdict verdict,
            String reason,
            List<EngineEvidence> engines,
            Origin origin,
            List<Source> sources) {
        this(
                schema,
                subject,
                contract,
                model,
                declaredFault,
                remedy,
                verdict,
                reason,
                engines,
                origin,
                sources,
                null,
                null,
                null);
    }

    /**
     * An earlier campaign, whose verdict still holds since nothing that it depends on has changed.
     *
     * @param checkedAt when the campaign began: {@code 2025-03-01T12:00:00Z}
     * @param where the address of the CI job, or else the name of the machine
     */
    public record Earlier(String checkedAt, String where) {
        public Earlier {
            Strict.time(checkedAt);
        }
    }

    /**
     * A declared fault.
     *
     * @param kind its kind; in JSON its properties stand beside the others
     * @param because why it goes wrong
     * @param fixedBy binary name of the fixed twin, where one is named
     * @param see binary name of a subject that is right by another algorithm, where one is named
     */
    public record DeclaredFault(
            @JsonUnwrapped FaultKind kind,
            String because,
            @Nullable String fixedBy,
            @Nullable String see) {}

    /**
     * Where and how it was found.
     *
     * @param profile the profile's name
     * @param seed the seed of scenario generation
     * @param jdk version of the JDK that ran the engines
     * @param cpus how many processors the JVM saw
     * @param arch the processors' architecture, as the JDK names it: {@code amd64}; {@code null} in older evidence
     * @param replay the command that shows a counterexample again, see {@link ReplayCommand}; {@code null} if it is not known
     */
    public record Origin(
            String profile,
            long seed,
            String jdk,
            int cpus,
            @Nullable String arch,
            @Nullable String replay) {
        /** Creates one that does not tell the architecture. */
        public Origin(String profile, long seed, String jdk, int cpus) {
            this(profile, seed, jdk, cpus, null);
        }

        /** Creates one that names no command. */
        public Origin(String profile, long seed, String jdk, int cpus, @Nullable String arch) {
            this(profile, seed, jdk, cpus, arch, null);
        }
    }

    /**
     * A source file.
     *
     * @param type the class it declares
     * @param path relative to the project's root
     * @param text its content
     */
    public record Source(String type, String path, String text) {
        public Source {
            Strict.path(path);
        }
    }

    /** Returns the same evidence with a rule of the project about its verdict. */
    public SubjectEvidence ruled(PolicyRuling ruling) {
        return with(reason, ruling, mutation, earlier);
    }

    /** Returns the same evidence as that of an earlier campaign. */
    public SubjectEvidence from(Earlier campaign) {
        return with(reason, policy, mutation, campaign);
    }

    /** Returns the same evidence with one more sentence in the reason of its verdict. */
    public SubjectEvidence noting(String sentence) {
        return with(reason + " " + sentence, policy, mutation, earlier);
    }

    /** Returns the same evidence with what became of the subject's mutants. */
    public SubjectEvidence with(MutationEvidence mutants) {
        return with(reason, policy, mutants, earlier);
    }

    private SubjectEvidence with(
            String because,
            @Nullable PolicyRuling ruling,
            @Nullable MutationEvidence mutants,
            @Nullable Earlier campaign) {
        return new SubjectEvidence(
                schema,
                subject,
                contract,
                model,
                declaredFault,
                remedy,
                verdict,
                because,
                engines,
                origin,
                sources,
                ruling,
                mutants,
                campaign);
    }

    /** Returns whether the gate lets the subject through. */
    public boolean passes() {
        return policy == null ? verdict.passes() : policy.passes();
    }

    /** Returns the symptoms of all counterexamples. */
    public Set<Symptom> symptoms() {
        return engines.stream()
                .flatMap(e -> e.finding() instanceof Finding.Violated violated
                        ? Stream.of(violated.counterexample().symptom())
                        : Stream.empty())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Symptom.class)));
    }

    /** The strongest level at which an engine proved the subject; empty where the verdict is not PROVED. */
    public Optional<Level> level() {
        return verdict == Verdict.PROVED ? strongestLevel() : Optional.empty();
    }

    /** The subject's simple name. */
    public String simpleName() {
        return subject.substring(Math.max(subject.lastIndexOf('.'), subject.lastIndexOf('$')) + 1);
    }

    private Optional<Level> strongestLevel() {
        return engines.stream()
                .flatMap(e -> e.finding() instanceof Finding.Exhausted proof
                        ? Stream.of(proof.bound().level())
                        : Stream.empty())
                .min(Comparator.naturalOrder());
    }
}
