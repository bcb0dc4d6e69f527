package dev.turnstile.explore;

import dev.turnstile.explore.Instruction.Op;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what the {@link Explorer} finds out about a program with what the {@link Reference} does. */
final class Comparison {
    private static final int MAX_SCHEDULES = 4_000;
    private static final int MAX_BOUND = 2;

    private Comparison() {}

    /** Whether the program has few enough schedules to run them all. */
    static boolean isSmall(Program program) {
        return Reference.fine(program, MAX_SCHEDULES).complete();
    }

    /** Returns the first difference or other fault; {@code null} if there is none. */
    static @Nullable String fault(Program program) {
        Reference.Result fine = Reference.fine(program, MAX_SCHEDULES);
        if (!fine.complete()) return null;
        Search search = Search.of(program, -1, true, true);
        return Optional.ofNullable(exhaustive(program, fine, search))
                .or(() -> Optional.ofNullable(bounded(program, fine)))
                .or(() -> Optional.ofNullable(guessed(program, fine)))
                .or(() -> Optional.ofNullable(quiet(program.quietly())))
                .orElse(null);
    }

    private static @Nullable String exhaustive(Program program, Reference.Result fine, Search search) {
        if (!search.faults().isEmpty()) return search.faults().getFirst();
        if (!search.outcomes().equals(fine.outcomes())) {
            return "lost " + minus(fine.outcomes(), search.outcomes()) + ", invented "
                    + minus(search.outcomes(), fine.outcomes());
        }
        if (!minus(search.races(), fine.races()).isEmpty()) {
            return "false races " + minus(search.races(), fine.races());
        }
        if (search.races().isEmpty() != fine.races().isEmpty()) return "missed races " + fine.races();
        int schedules = Reference.coarse(program, MAX_SCHEDULES).schedules();
        if (search.count() > schedules) return search.count() + " executions, but " + schedules + " schedules";
        Search again = Search.exhaustive(program);
        return again.executions().equals(search.executions()) && again.redundant() == search.redundant()
                ? null
                : "not deterministic";
    }

    private static @Nullable String bounded(Program program, Reference.Result fine) {
        for (int bound = 0; bound <= MAX_BOUND; bound++) {
            Search search = Search.of(program, bound, true, false);
            if (!search.faults().isEmpty())
                return "bound " + bound + ": " + search.faults().getFirst();
            Set<String> expected =
                    Reference.bounded(program, bound, MAX_SCHEDULES).outcomes();
            Set<String> lost = minus(expected, search.outcomes());
            if (!lost.isEmpty()) return "bound " + bound + " lost " + lost;
            Set<String> invented = minus(search.outcomes(), fine.outcomes());
            if (!invented.isEmpty()) return "bound " + bound + " invented " + invented;
        }
        return null;
    }

    /** Loops that wait have to be recognised by equal rounds. With several such loops there are too many schedules. */
    private static @Nullable String guessed(Program program, Reference.Result fine) {
        long loops = program.threads().stream()
                .flatMap(List::stream)
                .filter(i -> i.op().isSpin())
                .count();
        if (loops != 1) return null;
        Search search = Search.of(program, -1, false, false);
        if (!search.faults().isEmpty()) return "guessed: " + search.faults().getFirst();
        return search.outcomes().equals(fine.outcomes())
                ? null
                : "guessed: lost " + minus(fine.outcomes(), search.outcomes()) + ", invented "
                        + minus(search.outcomes(), fine.outcomes());
    }

    /** Also what is left without a word is dealt with, as far as the coarser steps show it. */
    private static @Nullable String quiet(Program program) {
        boolean asks = program.has(Op.TRY_LOCK)
                || program.has(Op.SPIN_TRY_LOCK)
                || program.has(Op.SPIN_TRY_BOTH)
                || program.has(Op.TIMED_JOIN);
        if (!asks) return null;
        Set<String> expected = Reference.coarse(program, MAX_SCHEDULES).outcomes();
        Set<String> found = Search.exhaustive(program).outcomes();
        return found.equals(expected)
                ? null
                : "quiet: lost " + minus(expected, found) + ", invented " + minus(found, expected);
    }

    private static Set<String> minus(Set<String> all, Set<String> without) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }

    /** A program with the same kind of fault and as few instructions as can be had by leaving them out one by one. */
    static Program shrink(Program program) {
        for (Program smaller : Generator.smaller(program)) {
            if (isFaulty(smaller)) return shrink(smaller);
        }
        return program;
    }

    private static boolean isFaulty(Program program) {
        try {
            return fault(program) != null;
        } catch (RuntimeException e) {
            return true;
        }
    }
}
