package dev.turnstile.engine.jcstress;

import dev.turnstile.engine.OwnTimes;
import dev.turnstile.hang.SoloRun;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;

/** Whether operations that have not returned ever will. */
enum Returning {
    /** The model lets them wait for good, so they need not. */
    NEED_NOT,
    /** They do not return, although they must. */
    NEVER,
    /** They take long also when they are called alone. */
    LATE,
    /** Nobody knows. */
    UNCLEAR;

    /** Judges a run that is at rest. */
    static Returning of(HungInstance hung, Judge judge, OwnTimes ownTimes) throws InterruptedException {
        if (!(judge.judge(hung.history()) instanceof Judgement.Illegal illegal)) return NEED_NOT;
        SoloRun.Outcome alone = ownTimes.of(hung.history(), illegal.explanation());
        if (alone instanceof SoloRun.Outcome.Unclear) return UNCLEAR;
        return OwnTimes.isSlow(alone) ? LATE : NEVER;
    }
}
