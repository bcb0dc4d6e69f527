package dev.turnstile.campaign;

import dev.turnstile.campaign.Scripted.Find;
import dev.turnstile.hostile.Door;
import dev.turnstile.hostile.DoorModel;
import dev.turnstile.hostile.HostileDoors.Peaceful;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.MinMutationScore;
import dev.turnstile.spec.NeedsProgram;
import dev.turnstile.spec.PreventsDeadlock;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Requires;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Deadlock;
import dev.turnstile.subjects.Faults.Oversell;

/** Subjects in which the scripted engines find what is written on them. */
public final class ScriptedSubjects {
    private ScriptedSubjects() {}

    @Subject(model = DoorModel.class)
    @Broken(fault = Oversell.class, because = "a script says so", fixedBy = Proved.class)
    @Scripted(lincheck = Find.WRONG_ANSWER, jqwik = Find.NOT_APPLICABLE)
    public static class Exposed extends Peaceful {}

    @Subject(model = DoorModel.class)
    @Broken(fault = Deadlock.class, because = "a script says so")
    @Scripted(jqwik = Find.STUCK)
    public static class Mislabelled extends Peaceful {}

    @Subject(model = DoorModel.class)
    @Scripted(jcstress = Find.WRONG_ANSWER)
    public static class Refuted extends Peaceful {}

    @Subject(model = DoorModel.class)
    @NeedsProgram("sh")
    @PreventsDeadlock(by = Remedy.PREEMPTION)
    @Scripted(lincheck = Find.EXHAUSTED, jqwik = Find.INCONCLUSIVE)
    public static class Proved extends Peaceful {}

    @Subject(model = DoorModel.class)
    @Scripted
    public static class Clean extends Peaceful {}

    /** Nothing is found, but an engine fails. */
    @Subject(model = DoorModel.class)
    @Scripted(lincheck = Find.HALT)
    public static class Halted extends Peaceful {}

    /** No engine gets to see what would be found. */
    @Subject(model = DoorModel.class)
    @NeedsProgram("turnstile-program-of-nobody")
    @Scripted(jcstress = Find.WRONG_ANSWER)
    public static class Uninstalled extends Peaceful {}

    @Subject(model = DoorModel.class)
    @Scripted(lincheck = Find.HALT, jcstress = Find.NOT_APPLICABLE, jqwik = Find.INCONCLUSIVE)
    public static class Undecided extends Peaceful {}

    /** One engine is soon done, and two take a minute. */
    @Subject(model = DoorModel.class)
    @Scripted(lincheck = Find.SLEEP, jqwik = Find.SLEEP)
    public static class Slow extends Peaceful {}

    /** Nothing is found in it or in its mutants, and it asks for more. */
    @Subject(model = DoorModel.class)
    @MinMutationScore(0.75)
    @Scripted
    public static class Unnoticed implements Door {
        private int opened;

        @Override
        public synchronized boolean open() {
            opened++;
            return opened > 0;
        }
    }

    /** The same, and it asks for nothing. */
    @Subject(model = DoorModel.class)
    @MinMutationScore(0)
    @Scripted
    public static class Content extends Unnoticed {}

    /** The proof is weaker than what it asks for. */
    @Subject(model = DoorModel.class)
    @Requires(Level.MEMORY_MODEL)
    @Scripted(lincheck = Find.EXHAUSTED)
    public static class Demanding extends Peaceful {}
}
