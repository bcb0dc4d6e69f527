package dev.turnstile.engine.jqwik;

import dev.turnstile.engine.Progress;
import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.Finding;
import dev.turnstile.hunt.Coverage;
import dev.turnstile.hunt.ScenarioCost;
import dev.turnstile.realthreads.batch.CallTimes;
import dev.turnstile.stage.ThreadKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what "nothing was found" is worth: enough overlap, all runs at rest, and canaries that are convicted. */
final class Acquittal {
    private final Canaries canaries;
    private final long overlapFloor;

    /** @param overlapFloor how many runs with overlapping calls it takes to acquit a subject whose runs take microseconds */
    Acquittal(Canaries canaries, long overlapFloor) {
        this.canaries = canaries;
        this.overlapFloor = overlapFloor;
    }

    long overlapFloor() {
        return overlapFloor;
    }

    /**
     * Returns the finding where no run showed a violation.
     *
     * @param floor how many runs with overlapping calls it takes for this subject
     * @param omissions what was not run, as clauses
     */
    static Finding of(Coverage coverage, CallTimes times, long floor, List<String> omissions) {
        if (coverage.restless() > 0) {
            return Finding.Inconclusive.unsettled("in " + Counted.of(coverage.restless(), "run")
                    + " operations did not return although the model lets them, but their threads did not come to rest either ("
                    + coverage + ")");
        }
        long enough = times.areLong() ? Math.min(floor, ScenarioCost.LEAST_OVERLAPPING) : floor;
        if (coverage.overlapping() < enough && times.areLong()) {
            return new Finding.Inconclusive("the operations are slow (" + String.join(", ", times.inWords())
                    + "), so there were few runs: they overlapped in " + coverage.overlapping() + " of them, " + enough
                    + " are needed (" + coverage + "). Give them less to do, or check with a larger profile.");
        }
        if (coverage.overlapping() < enough) {
            return new Finding.Inconclusive(
                    "the machine gave too little overlap: operations of different threads overlapped in "
                            + Counted.of(coverage.overlapping(), "run") + ", " + enough + " are needed (" + coverage
                            + "). Try again where at least two processors are free.");
        }
        return new Finding.Survived(Stream.concat(Stream.of(coverage.toString()), omissions.stream())
                .collect(Collectors.joining("; ")));
    }

    /** "Nothing was found" counts only from an engine that finds something where there is something. */
    Finding trusted(Finding survived, Set<ThreadKind> kinds, Progress progress) throws InterruptedException {
        String blindness = canaries.blindness(kinds, progress);
        return blindness == null ? survived : new Finding.Inconclusive(blindness);
    }
}
