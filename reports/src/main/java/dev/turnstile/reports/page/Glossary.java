package dev.turnstile.reports.page;

import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Level;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Fault;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Symptom;
import java.util.List;

/** The field's terms, for readers who have never met them. */
public final class Glossary {
    /**
     * A term and what it means.
     *
     * @param name the term
     * @param meaning one or two sentences
     */
    public record Term(String name, String meaning) {}

    /** What this page is made of, in the order in which a reader meets it. */
    public static final List<Term> TERMS = List.of(
            new Term(
                    "Contract",
                    "A small interface. Each of its methods is an operation that threads may call at the same time."),
            new Term(
                    "Model",
                    "The obvious class for one thread that implements the contract. It is the only judge of what is right: "
                            + "what threads see together must also be possible when one after another calls the model."),
            new Term(
                    "Subject",
                    "A class that implements the contract for many threads, and is checked here. "
                            + "Some are broken on purpose: they show that the check can see the fault."),
            new Term(
                    "Scenario",
                    "A short program: what each thread calls, in which order. Written as [before] thread 0 | thread 1 [after], "
                            + "calls separated by semicolons."),
            new Term(
                    "Order, linearization",
                    "The calls of all threads put one after another, each thread's own in their order. A run is legal if the model, "
                            + "called in one such order, gives every answer that was seen. If no order does, that is the proof of a fault."),
            new Term("Interleaving", "Whose step came when: how the threads took turns in one run, step by step."),
            new Term(
                    "Pending, enabled",
                    "A call that has not returned is pending. The model says whether it may go on; if it may (it is enabled) and never "
                            + "does, the subject is stuck."),
            new Term(
                    "Preemption",
                    "The processor is taken from a thread that could go on, and given to another. "
                            + "Most faults need one or two preemptions at the right place."),
            new Term(
                    "Data race",
                    "Two threads access one field, at least one of them writes, and no lock, volatile field or the like orders them. "
                            + "Java promises nothing about the value that is read then."),
            new Term(
                    "Proved up to a bound",
                    "An engine ran the stated scenarios in every schedule, or in every schedule with few preemptions, and found no "
                            + "violation. A proof says nothing about larger scenarios."),
            new Term("Level: memory model", explain(Level.MEMORY_MODEL)),
            new Term("Level: sequential", explain(Level.SEQUENTIAL)),
            new Term("Level: bounded", explain(Level.BOUNDED)));

    private Glossary() {}

    /** What this kind of fault is, in two sentences. */
    public static String explain(Fault fault) {
        return switch (fault) {
            case LOST_UPDATE ->
                "Two threads read the same value, each works out a new one from it, and the later write wipes out the earlier. "
                        + "In the end it looks as if one of the two had never happened.";
            case OVERSELL ->
                "A thread checks that something is left, and before it takes it, another thread that made the same check takes it too. "
                        + "The last ticket is sold twice.";
            case TWO_OWNERS ->
                "A lock is there to let one thread in at a time, and here two are inside at once. "
                        + "Whatever the lock was to protect is unprotected from then on.";
            case EARLY_RELEASE ->
                "The lock opens while its owner still relies on it: at the first of several unlocks, or because a thread that does not "
                        + "own it was allowed to unlock. The owner goes on as if it were alone, and is not.";
            case OVER_ADMISSION ->
                "A limit says how many threads may be inside at once, but to count the free places and to take one are two steps. "
                        + "Two threads count the same last place, and one too many gets in.";
            case BOUND_EXCEEDED ->
                "There is a fixed upper bound, of permits or of slots, and two threads each see room for one more. "
                        + "Both add theirs, and the bound is passed without anybody being told.";
            case VISIBILITY ->
                "What one thread writes reaches another only if both use the same lock, a volatile field or the like; otherwise compiler "
                        + "and processor may hold it back or deliver parts of it. "
                        + "The reader works with an old value or a half-built object, perhaps for ever.";
            case REORDERING ->
                "Compilers and processors swap reads and writes wherever a single thread could not notice. "
                        + "Another thread can notice: an algorithm that relies on ‘first I write, then I look’ lets both sides through.";
            case LOST_ELEMENT ->
                "What is put into a queue has to come out exactly once and in order. "
                        + "Here an element vanishes, comes out twice or overtakes another, because two threads work on the same place.";
            case TORN_READ ->
                "A reader looks while a writer is halfway through, and sees a piece of the old state beside a piece of the new. "
                        + "Such a mixture never existed, in whatever order the operations are put.";
            case CROSS_TALK ->
                "What somebody does to a copy of its own, or says to a peer of its own, reaches others. "
                        + "Something that each was to have for itself is shared after all.";
            case PATH_ESCAPE ->
                "A name that a client gives is put after the name of a directory. With ‘..’ in it, or over a link, it leads out of that "
                        + "directory, to files that were never meant for clients.";
            case NOT_ONCE ->
                "An action that is due exactly once, such as completing a promise or running a callback, happens twice or never. "
                        + "Two threads each believe that it is theirs to do, or each leaves it to the other.";
            case LOST_WAKEUP ->
                "A thread looks, finds nothing to do and goes to sleep; but the signal came between the look and the sleep, or went to "
                        + "another sleeper. Nobody signals again, so it sleeps for ever beside the very thing it is waiting for.";
            case EARLY_WAKEUP ->
                "A thread that waits for a condition goes on although the condition does not hold. "
                        + "It was woken and did not look again, or somebody else had been quicker.";
            case EARLY_TIMEOUT ->
                "A thread that waits with a limit of time gives up before the limit is reached, perhaps because it was woken for "
                        + "another reason and took that for the end. It goes away empty-handed, though it had time to wait for more.";
            case OVERTAKING ->
                "The contract promises to serve in the order of arrival, yet a thread that came later slips in before one that waits. "
                        + "The one that waits may be passed again and again, at worst for ever.";
            case UNSAFE_GRANT ->
                "A request is granted because enough is left for it, without a look at what the others may still ask for. "
                        + "From then on there may be no order left in which all get what they need and finish.";
            case STARVATION ->
                "All workers of a pool wait for results of tasks that are still in its queue, and no worker is left to run these. "
                        + "So every one of them waits for ever, although nobody holds a lock.";
            case STALE_LOCK ->
                "A process that holds a lock dies, and what made the lock, such as a file, stays. "
                        + "Nobody is left who would release it, so all that ask for it wait for ever.";
            case BUFFER_DEADLOCK ->
                "Two ends send to each other and neither reads meanwhile. Once the buffers between them are full, "
                        + "each waits for room that only the other could make.";
            case DENIAL_OF_SERVICE ->
                "A server goes on for nobody after something that one client did, or did not do: it broke its connection off, or it came "
                        + "and went too often. The others have done nothing wrong, and are not served.";
            case HEAD_OF_LINE ->
                "What is meant for many goes through one place, one after another. One who does not take its own stops the place, "
                        + "and all who come behind it wait, although they would take theirs at once.";
            case LIVELOCK ->
                "A thread is busy without end, and yet gets nothing done. What it looks at calls for something again and again, "
                        + "and it never does the one thing that would end the call.";
            case LEAK ->
                "Something outlives its use: a process that nobody ended or waited for, a lock, a file. "
                        + "Each is little, and there are more of them with each use until the machine has no room for another.";
            case DEADLOCK ->
                "Each of some threads holds what the next one needs, and none lets go before it has got what it waits for. "
                        + "They wait for one another in a circle, and so for ever.";
        };
    }

    /** What this looks like from outside, in two sentences. */
    public static String explain(Symptom symptom) {
        return switch (symptom) {
            case WRONG_ANSWER ->
                "Calls gave answers that cannot all come from the same calls made one after another, in whatever order. "
                        + "So the threads got in one another's way. Or an exception that nobody caught ended a thread of the subject.";
            case STUCK ->
                "A call never returned, although after all that had happened the model lets it return. "
                        + "No circle of waiting threads was found: what it waits for never comes.";
            case DEADLOCK ->
                "Threads wait for one another in a circle: each needs what the next one holds. "
                        + "None of these calls ever returns, although the model lets them.";
            case LEAK ->
                "All calls gave right answers, and everything was closed. But afterwards something was still there that nobody needs "
                        + "any more, and nobody would take away.";
            case DATA_RACE ->
                "Two threads access one field or array element, one of them writes, and nothing orders the two accesses. "
                        + "The answers may be right this time, but Java promises nothing about the value that is read.";
        };
    }

    /** Returns what a proof at this level says, in two or three sentences. */
    public static String explain(Level level) {
        return switch (level) {
            case MEMORY_MODEL ->
                "The engine ran every schedule of the stated scenarios, and found no data race. "
                        + "Without data races, Java guarantees that compiler and processor add no other behaviour (JLS 17.4.5). "
                        + "So the proof holds on every machine.";
            case SEQUENTIAL ->
                "The engine ran every schedule of the stated scenarios, one step of one thread at a time. "
                        + "Compiler and processor may also reorder steps where the code does not forbid it. "
                        + "The proof names the places where that may matter.";
            case BOUNDED ->
                "There are too many schedules to run them all, so the engine ran every schedule with at most the stated number of "
                        + "preemptions. It may have missed a fault that needs more of them.";
        };
    }

    /** Which of the four conditions of a deadlock it breaks, and how, in a sentence that begins with "it". */
    public static String explain(Remedy remedy) {
        return switch (remedy) {
            case NO_MUTUAL_EXCLUSION ->
                "it breaks ‘mutual exclusion’, since updates are lock-free and nothing belongs to one thread alone.";
            case NO_HOLD_AND_WAIT ->
                "it breaks ‘hold and wait’, since a thread takes all that it needs at once or nothing, and holds nothing while it waits.";
            case PREEMPTION ->
                "it breaks ‘no preemption’, since a thread that cannot go on gives back what it holds and begins again.";
            case NO_CIRCULAR_WAIT ->
                "it breaks ‘circular wait’, since all threads take locks in one order, along which no circle can close.";
            case AVOIDANCE ->
                "it breaks none of the four conditions, but lets a request wait that could lead into a deadlock if it were granted.";
        };
    }

    /** What the verdict says, in a sentence. */
    public static String explain(Verdict verdict) {
        return switch (verdict) {
            case EXPOSED -> "Broken on purpose, and the fault was found: the check works.";
            case MISSED -> "Broken on purpose, and no engine found the fault: the check is blind here.";
            case MISLABELLED -> "Broken on purpose, but what was found is not the fault that was declared.";
            case REFUTED -> "Claims to be right, and a run shows that it is not.";
            case PROVED -> "No engine found a violation, and one of them ran every schedule within the stated bound.";
            case CLEAN -> "Nothing was found in what was run; more runs might find something.";
            case INCONCLUSIVE ->
                "No engine could decide, or one that might have exposed the fault could not; that is never taken for a pass.";
            case NOT_INSTALLED ->
                "It needs a program that the machine does not have, so nothing was checked. "
                        + "That says nothing about it, neither good nor bad.";
        };
    }

    /** How the engine works, in a sentence. */
    public static String explain(EngineName engine) {
        return switch (engine) {
            case LINCHECK ->
                "Runs one interleaving after another under its own control, so it can run them all, and it sees data races.";
            case JCSTRESS ->
                "Runs tiny races millions of times on the real processor and with several compilations, and so sees reorderings.";
            case JQWIK ->
                "Runs scenarios on real threads with real waiting, and shrinks what it finds to the smallest scenario.";
        };
    }
}
