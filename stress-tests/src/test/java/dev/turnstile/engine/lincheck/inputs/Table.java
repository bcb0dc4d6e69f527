package dev.turnstile.engine.lincheck.inputs;

import java.util.List;

/**
 * The measured table: how many executions DPOR needed until a scenario was covered.
 *
 * <p>For the rows marked as enumerated, a separate enumeration of all schedules found the same number of equivalence classes. It treated a failed
 * CAS as a read, counted each deadlock as a class, and let {@code notify} wake the longest waiter. The other numbers were measured on
 * code that is not kept, so the subject here may need others. Of the CAS counter 3×1 the enumeration found 60 classes: the other 21
 * executions may have been redundant.
 */
public final class Table {
    private Table() {}

    private static final String ONE_EACH = "increment() | increment()";
    private static final String TWO_EACH = "increment(); increment() | increment(); increment()";
    private static final String THREE_EACH =
            "increment(); increment(); increment() | increment(); increment(); increment()";
    private static final String THREE_THREADS = "increment() | increment() | increment()";

    /**
     * A subject and a scenario.
     *
     * @param name the row's name, with the column's
     * @param scenario the text form
     * @param dpor executions that were measured
     * @param enumerated whether an enumeration gives the same number of classes
     */
    public record Row(String name, Class<?> subject, String scenario, int dpor, boolean enumerated) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Row> rows() {
        return List.of(
                enumerated("plain counter 2×2", TableCounters.Plain.class, TWO_EACH, 34),
                enumerated("plain counter 3×1", TableCounters.Plain.class, THREE_THREADS, 36),
                enumerated("volatile counter 2×2", TableCounters.Volatile.class, TWO_EACH, 34),
                enumerated("volatile counter 3×1", TableCounters.Volatile.class, THREE_THREADS, 36),
                enumerated("CAS counter 2×2", TableCounters.Cas.class, TWO_EACH, 46),
                measured("CAS counter 3×1", TableCounters.Cas.class, THREE_THREADS, 81),
                enumerated("CAS counter 2×3", TableCounters.Cas.class, THREE_EACH, 712),
                enumerated("synchronized counter 2×2", TableCounters.Synchronized.class, TWO_EACH, 6),
                enumerated("synchronized counter 3×1", TableCounters.Synchronized.class, THREE_THREADS, 6),
                enumerated("synchronized counter 2×3", TableCounters.Synchronized.class, THREE_EACH, 20),
                enumerated("modelled ReentrantLock counter 2×1", TableCounters.Reentrant.class, ONE_EACH, 2),
                enumerated("modelled ReentrantLock counter 2×2", TableCounters.Reentrant.class, TWO_EACH, 6),
                enumerated("modelled ReentrantLock counter 3×1", TableCounters.Reentrant.class, THREE_THREADS, 6),
                measured(REAL_LOCK, TableCounters.Reentrant.class, ONE_EACH, 92),
                measured("own lock on AQS 2×1", TableCounters.OwnAqs.class, ONE_EACH, 34),
                measured(LONGEST, TableCounters.OwnAqs.class, TWO_EACH, 72_672),
                enumerated(
                        "Dekker", RaceFree.VolatileDekker.class, "raiseFirst(); second() | raiseSecond(); first()", 3),
                enumerated("message passing", RaceFree.VolatileMessage.class, "publish(1) | read()", 2),
                enumerated(
                        "monitor semaphore, 2 threads",
                        TableObjects.MonitorSemaphore.class,
                        "acquire(); release() | acquire(); release()",
                        4),
                enumerated(
                        "monitor semaphore, 3 threads",
                        TableObjects.MonitorSemaphore.class,
                        "acquire(); release() | acquire(); release() | acquire(); release()",
                        60),
                enumerated("Treiber stack", TableObjects.TreiberStack.class, "push(1); pop() | push(2); pop()", 46),
                enumerated("AB-BA, 2 threads", LockProtocols.OppositeMonitors.class, "first() | second()", 3),
                enumerated(
                        "AB-BA, 3 threads", LockProtocols.OppositeMonitors.class, "first() | second() | first()", 10),
                enumerated(
                        "monitor bounded queue 2×2",
                        Notifying.NotifyAllQueue.class,
                        "put(1); put(2) | take(); take()",
                        8),
                enumerated(
                        "monitor bounded queue, put put, take, take",
                        Notifying.NotifyAllQueue.class,
                        "put(1); put(2) | take() | take()",
                        40),
                enumerated(
                        "monitor bounded queue with notify, put put, take, take",
                        Notifying.NotifyQueue.class,
                        "put(1); put(2) | take() | take()",
                        30),
                enumerated("ArrayBlockingQueue, put, take", TableObjects.ArrayQueue.class, "put(1) | take()", 2),
                enumerated(
                        "ArrayBlockingQueue 2×2", TableObjects.ArrayQueue.class, "put(1); put(2) | take(); take()", 8),
                measured(
                        "ConcurrentLinkedQueue",
                        TableObjects.LinkedQueue.class,
                        "offer(1); poll() | offer(2); poll()",
                        70),
                measured(
                        "ConcurrentHashMap",
                        TableObjects.HashEntries.class,
                        "putIfAbsent(1, 1); remove(1) | putIfAbsent(1, 2); remove(1)",
                        2_306),
                measured("CAS spin lock 2×2", TableCounters.SpinLock.class, TWO_EACH, 66),
                measured(
                        "Peterson 2×2",
                        RaceFreeCounters.VolatilePeterson.class,
                        "increment(0); increment(0) | increment(1); increment(1)",
                        3_120),
                measured("JDK Semaphore 2×1 without a model", TableCounters.JdkSemaphore.class, ONE_EACH, 70));
    }

    /** The row that took 72 s of CPU. */
    public static final String LONGEST = "own lock on AQS 2×2";

    /** The row for which the engine must not replace {@code ReentrantLock} by a model. */
    public static final String REAL_LOCK = "real ReentrantLock counter 2×1";

    private static Row enumerated(String name, Class<?> subject, String scenario, int dpor) {
        return new Row(name, subject, scenario, dpor, true);
    }

    private static Row measured(String name, Class<?> subject, String scenario, int dpor) {
        return new Row(name, subject, scenario, dpor, false);
    }
}
