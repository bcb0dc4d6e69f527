package dev.turnstile.evidence;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.turnstile.spec.Remedy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        List<Source> sources) {
    /** The version that this code writes and reads. */
    public static final int SCHEMA = 1;

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
     */
    public record Origin(String profile, long seed, String jdk, int cpus) {}

    /**
     * A source file.
     *
     * @param type the class it declares
     * @param path relative to the project's root
     * @param text its content
     */
    public record Source(String type, String path, String text) {}

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
