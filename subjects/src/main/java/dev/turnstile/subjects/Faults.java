package dev.turnstile.subjects;

import static dev.turnstile.spec.Symptom.DATA_RACE;
import static dev.turnstile.spec.Symptom.DEADLOCK;
import static dev.turnstile.spec.Symptom.LEAK;
import static dev.turnstile.spec.Symptom.STUCK;
import static dev.turnstile.spec.Symptom.WRONG_ANSWER;

import dev.turnstile.spec.Fault;

/** The kinds of fault in the catalogue. The report explains each with the text that its annotation gives here. */
public final class Faults {
    private Faults() {}

    @Fault(
            label = "lost update",
            showsAs = {WRONG_ANSWER, STUCK, DATA_RACE},
            meaning = """
                    Two threads read the same value, each computes a new one from it, and the later write overwrites the \
                    earlier. In the end it looks as if one of the two updates had never happened.""")
    public interface LostUpdate {}

    @Fault(label = "oversell", showsAs = WRONG_ANSWER, meaning = """
                    A thread checks that something is left, and before it takes it, another thread that made the same \
                    check takes it too. The last ticket is sold twice.""")
    public interface Oversell {}

    @Fault(label = "two owners", showsAs = WRONG_ANSWER, meaning = """
                    A lock should let one thread in at a time, and here two are inside at once. The data that the lock \
                    should protect is unprotected from then on.""")
    public interface TwoOwners {}

    @Fault(label = "early release", showsAs = WRONG_ANSWER, meaning = """
                    The lock opens while its owner still relies on it: at the first of several unlocks, or because a \
                    thread that does not own it may unlock it. The owner goes on as if it were alone, and is not.""")
    public interface EarlyRelease {}

    @Fault(label = "over-admission", showsAs = WRONG_ANSWER, meaning = """
                    A limit says how many threads may be inside at once, but counting the free places and taking one are \
                    two steps. Two threads count the same last place, and one too many gets in.""")
    public interface OverAdmission {}

    @Fault(label = "bound exceeded", showsAs = WRONG_ANSWER, meaning = """
                    There is a fixed upper bound, of permits or of slots, and two threads each see room for one more. \
                    Both add theirs, and the bound is passed without any error.""")
    public interface BoundExceeded {}

    @Fault(
            label = "missing visibility",
            showsAs = {WRONG_ANSWER, STUCK, DATA_RACE},
            meaning = """
                    A thread's write reaches another thread for certain only if both use the same lock, a volatile field \
                    or the like; otherwise compiler and processor may delay it or deliver it in parts. The reader works \
                    with an old value or a half-built object, perhaps forever.""")
    public interface Visibility {}

    @Fault(
            label = "reordering",
            showsAs = {WRONG_ANSWER, STUCK, DATA_RACE},
            meaning = """
                    Compilers and processors swap reads and writes wherever a single thread cannot notice. Another \
                    thread can notice: an algorithm that relies on ‘first I write, then I look’ lets both sides through.""")
    public interface Reordering {}

    @Fault(
            label = "lost or repeated element",
            showsAs = {WRONG_ANSWER, STUCK},
            meaning = """
                    A queue must give out each element exactly once and in order. Here an element vanishes, comes out \
                    twice or overtakes another, because two threads work on the same place.""")
    public interface LostElement {}

    @Fault(
            label = "torn read",
            showsAs = {WRONG_ANSWER, DATA_RACE},
            meaning = """
                    A reader looks while a writer is halfway through, and sees a piece of the old state beside a piece \
                    of the new. No order of the operations leads to such a state.""")
    public interface TornRead {}

    @Fault(
            label = "cross-talk",
            showsAs = {WRONG_ANSWER, STUCK},
            meaning = """
                    A change that one client makes to its own copy, or a message that it sends to its own peer, reaches \
                    others. Data that should be separate is shared after all.""")
    public interface CrossTalk {}

    @Fault(label = "path escape", showsAs = WRONG_ANSWER, meaning = """
                    The server appends a name that a client gives to the name of a directory. With ‘..’ in it, or over a \
                    link, the name leads out of that directory, to files that were never meant for clients.""")
    public interface PathEscape {}

    @Fault(
            label = "not exactly once",
            showsAs = {WRONG_ANSWER, STUCK},
            meaning = """
                    An action that is due exactly once, such as completing a promise or running a callback, happens \
                    twice or never. Two threads each take it for theirs to do, or each leaves it to the other.""")
    public interface NotOnce {}

    @Fault(label = "lost wake-up", showsAs = STUCK, meaning = """
                    A thread looks, finds nothing to do and goes to sleep; but the signal came between the look and the \
                    sleep, or went to another sleeper. No signal comes again, so the thread sleeps forever although \
                    there is work for it.""")
    public interface LostWakeup {}

    @Fault(label = "early wake-up", showsAs = WRONG_ANSWER, meaning = """
                    A thread that waits for a condition goes on although the condition does not hold. It was woken and \
                    did not check again, or another thread was quicker.""")
    public interface EarlyWakeup {}

    @Fault(label = "early time-out", showsAs = WRONG_ANSWER, meaning = """
                    A thread that waits with a time limit gives up before the limit, perhaps because it was woken for \
                    another reason and took that for the end. It returns without a result, though it had time to wait \
                    for one.""")
    public interface EarlyTimeout {}

    @Fault(
            label = "overtaking",
            showsAs = {WRONG_ANSWER, STUCK},
            meaning = """
                    The contract promises service in the order of arrival, yet a thread that came later gets in before \
                    one that waits. The waiting thread may be passed again and again, at worst forever.""")
    public interface Overtaking {}

    @Fault(
            label = "unsafe grant",
            showsAs = {WRONG_ANSWER, STUCK, DEADLOCK},
            meaning = """
                    A request is granted because enough is left for it, without a look at what the others may still ask \
                    for. From then on there may be no order in which all get what they need and finish.""")
    public interface UnsafeGrant {}

    @Fault(
            label = "thread-starvation deadlock",
            showsAs = {STUCK, DEADLOCK},
            meaning = """
                    All workers of a pool wait for results of tasks that are still in its queue, and no worker is left \
                    to run these tasks. So all of them wait forever, although no lock is held.""")
    public interface Starvation {}

    @Fault(
            label = "stale lock",
            showsAs = {WRONG_ANSWER, STUCK},
            meaning = """
                    A process that holds a lock dies, and the thing that stands for the lock, such as a file, stays. \
                    Nobody is left to release it, so all others wait forever.""")
    public interface StaleLock {}

    @Fault(
            label = "buffer deadlock",
            showsAs = {STUCK, DEADLOCK},
            meaning = """
                    Two ends send to each other, and neither reads meanwhile. Once the buffers between them are full, \
                    each waits for room that only the other could make.""")
    public interface BufferDeadlock {}

    @Fault(
            label = "denial of service",
            showsAs = {WRONG_ANSWER, STUCK},
            meaning = """
                    One client breaks its connection off, or connects too often, and the server then stops serving the \
                    others. The others have done nothing wrong.""")
    public interface DenialOfService {}

    @Fault(label = "head-of-line blocking", showsAs = STUCK, meaning = """
                    Items for many receivers pass through one place, one after another. One receiver does not take its \
                    own, and all items behind it wait, although their receivers are ready.""")
    public interface HeadOfLine {}

    @Fault(label = "livelock", showsAs = STUCK, meaning = """
                    A thread is busy without end and gets nothing done. It keeps reacting to a condition, and never does \
                    the one thing that would end it.""")
    public interface Livelock {}

    @Fault(label = "leak", showsAs = LEAK, meaning = """
                    Something outlives its use: a process that nobody ended or waited for, a lock, a file. Each is \
                    small, but every use adds one, until the machine has no room for another.""")
    public interface Leak {}

    @Fault(label = "deadlock", showsAs = DEADLOCK, meaning = """
                    Each of some threads holds what the next one needs, and none lets go before it has got what it waits \
                    for. They wait for one another in a circle, forever.""")
    public interface Deadlock {}
}
