package dev.turnstile.mutation.operator;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A critical section.
 *
 * @param flow the method that it is in
 * @param kind what guards it
 * @param lock the name of the lock's object; {@code null} if it has none
 * @param start the first instruction that evaluates the lock; -1 if there is no single one
 * @param end the instruction that acquires the lock
 * @param releases where the lock is given back, unless an exception leaves the section
 * @param inside the instructions that are reached from its entry without an exception, up to those that release the lock
 */
record Section(Flow flow, Kind kind, @Nullable String lock, int start, int end, List<Release> releases, BitSet inside) {
    /** The guard of a section. */
    enum Kind {
        BLOCK,
        METHOD,
        LOCK
    }

    /**
     * Gives the lock back.
     *
     * @param start the first instruction that evaluates the lock
     * @param end the instruction that releases it
     */
    record Release(int start, int end) {}

    Code code() {
        return flow.code();
    }

    /** How sentences name it. */
    String text() {
        return switch (kind) {
            case BLOCK -> "the synchronized block in " + code().name();
            case METHOD -> "the synchronized method " + code().name();
            case LOCK -> "the section with a lock in " + code().name();
        };
    }

    /** The line on which it begins. */
    int line() {
        return kind == Kind.METHOD ? code().firstLine() : code().line(end);
    }

    /** The place of a mutation that concerns all of it. */
    Mutation.Site site() {
        return new Mutation.Site(code().type().name, code().method().name, code().method().desc, line());
    }

    /** Its first instruction, after the lock has been acquired. */
    int first() {
        return code().next(end);
    }

    /** Whether a place is in the section. */
    boolean contains(int index) {
        return inside.get(index);
    }

    /** Whether an instruction gives the lock back. */
    boolean isRelease(int index) {
        return releases.stream().anyMatch(release -> release.end == index);
    }

    /** The instructions of a part of the section that concern other threads, without those that give the lock back. */
    IntStream shared(BitSet part) {
        return part.stream()
                .filter(inside::get)
                .filter(at -> releases.stream().noneMatch(release -> release.start <= at && at <= release.end))
                .filter(at -> MemoryAccess.isShared(code(), at));
    }

    /** The release at an instruction; {@code null} if there is none. */
    @Nullable
    Release releaseFrom(int start) {
        return releases.stream().filter(each -> each.start == start).findFirst().orElse(null);
    }
}
