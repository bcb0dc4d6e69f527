package dev.turnstile.explore;

import dev.turnstile.explore.Transition.Touch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A thread goes on with a loop that may count its rounds, while no other thread does anything. As long as its rounds only read what the latest
 * recorded one has read, nothing new happens: they are made, but are no steps of the execution.
 */
final class Coasting {
    /** If no other thread can go on, a loop that goes round more often waits. Chosen: such rounds are no steps, so they cost little. */
    static final int MOST_ROUNDS = 20_000;

    /** If others can go on, more rounds are not worth their time. The JDK's own loops count to 1,024 at most ({@code java.util.concurrent.Exchanger}). */
    static final int MOST_AMONG_OTHERS = 1_100;

    /** If the rounds are known not to end, this many are made again to be shown: making them takes long. */
    private static final int FEW_ROUNDS = 3;

    private final Set<Integer> known;
    private final Set<Integer> endless = new HashSet<>();
    private int begun;
    private @Nullable Object loop;
    private List<Step> round = List.of();
    private int position;
    private int rounds;
    private int most;

    /** @param known which times, from 1, the thread goes round without end */
    Coasting(Set<Integer> known) {
        this.known = known;
    }

    /** Returns which times, from 1, it has gone round too often. */
    Set<Integer> endless() {
        return endless;
    }

    /** Whether a round can be left out when it is repeated: it only reads, and waits for nothing. */
    static boolean canRepeat(List<Step> round) {
        return round.stream()
                .allMatch(step -> step.transition instanceof Touch
                        && step.onlyReadsMemory()
                        && !step.failed
                        && step.changedOnTheWay.isEmpty());
    }

    /** @param mostRounds after which the thread waits */
    void begin(Object which, List<Step> repeated, int mostRounds) {
        begun++;
        most = mostRounds;
        loop = which;
        round = List.copyOf(repeated);
        position = 0;
        rounds = 0;
    }

    boolean isOn() {
        return loop != null;
    }

    /** Whether no other thread could go on when the latest one began. */
    boolean wasAlone() {
        return most == MOST_ROUNDS;
    }

    /** The thread announces a transition. Returns whether that only repeats the round; if not, the thread no longer coasts. */
    boolean repeats(Transition transition) {
        boolean same = isOn() && position < round.size() && round.get(position).isLike(transition);
        if (same) position++;
        else loop = null;
        return same;
    }

    /** The thread comes to the head of a loop. Returns whether it has gone round the one that it coasts in too often. */
    boolean iterate(Object which) {
        if (!which.equals(loop)) return false;
        position = 0;
        if (++rounds <= (known.contains(begun) ? FEW_ROUNDS : most)) return false;
        endless.add(begun);
        loop = null;
        return true;
    }

    /** The thread leaves a loop. */
    void leave(Object left) {
        if (left.equals(loop)) loop = null;
    }

    /** The thread leaves all loops. */
    void leaveAll() {
        loop = null;
    }
}
