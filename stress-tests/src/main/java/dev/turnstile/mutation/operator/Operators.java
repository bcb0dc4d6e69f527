package dev.turnstile.mutation.operator;

import java.util.List;

/** The mutation operators that there are. */
public final class Operators {
    private Operators() {}

    /** Returns all of them, in the order in which their mutants are made. */
    public static List<MutationOperator> all() {
        List<MutationOperator> all = List.of(
                new RemoveSynchronized(),
                new ShrinkCriticalSection(),
                new SplitCriticalSection(),
                new LockAnotherMonitor(),
                new DropVolatile(),
                WeakenMode.operator(),
                CompareThenSet.operator(),
                TryOnce.operator(),
                new IfInsteadOfWhile(),
                Signals.notifyOne(),
                Signals.signalOne(),
                Signals.none(),
                new DropUnlock(),
                new SwapLocks(),
                CheckThenAct.operator(),
                SplitAtomic.operator(),
                new SwapWrites(),
                DropAwait.operator(),
                OnePermitLess.operator());
        return all.stream().<MutationOperator>map(Numbered::new).toList();
    }
}
