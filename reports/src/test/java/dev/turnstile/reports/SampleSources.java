package dev.turnstile.reports;

import dev.turnstile.evidence.SubjectEvidence.Source;

/** Sources such as a campaign attaches to its evidence. */
final class SampleSources {
    static final Source CHECK_THEN_ACT = source("CheckThenActTicketOffice", """
            package dev.turnstile.subjects.shared;

            import dev.turnstile.spec.Broken;
            import dev.turnstile.spec.Subject;

            /**
             * Sells the last ticket twice: between the check and the decrement another buyer makes the same check.
             *
             * <p>Two threads on one ticket: {@code buy():true | buy():true}. Fixed by {@link MutexTicketOffice}.
             */
            @Subject(model = TicketOfficeModel.class)
            @Broken(fault = OVERSELL, because = "the check and the decrement are two steps", fixedBy = MutexTicketOffice.class)
            public class CheckThenActTicketOffice implements TicketOffice {
                private volatile int remaining = TICKETS;

                @Override
                public boolean buy() {
                    if (remaining == 0) return false;
                    remaining = remaining - 1;
                    return true;
                }

                @Override
                public int remaining() {
                    return remaining;
                }
            }
            """);

    static final Source MUTEX_TICKETS = source("MutexTicketOffice", """
            package dev.turnstile.subjects.shared;

            import dev.turnstile.spec.Subject;
            import java.util.concurrent.locks.ReentrantLock;

            /** Checks and sells under one lock, so that nobody can come between. */
            @Subject(model = TicketOfficeModel.class)
            public class MutexTicketOffice implements TicketOffice {
                private final ReentrantLock lock = new ReentrantLock();
                private int remaining = TICKETS;

                @Override
                public boolean buy() {
                    lock.lock();
                    try {
                        if (remaining == 0) return false;
                        remaining = remaining - 1;
                        return true;
                    } finally {
                        lock.unlock();
                    }
                }

                @Override
                public int remaining() {
                    lock.lock();
                    try {
                        return remaining;
                    } finally {
                        lock.unlock();
                    }
                }
            }
            """);

    static final Source OPPOSITE_ORDER = source("OppositeOrderLocks", """
            package dev.turnstile.subjects.locks;

            /** Takes the two locks in opposite orders: each thread ends up with one and waits for the other. */
            @Subject(model = TwoLocksModel.class)
            @Broken(fault = DEADLOCK, because = "f1 takes A then B, f2 takes B then A", fixedBy = OrderedLocks.class)
            public class OppositeOrderLocks implements TwoLocks {
                private final ReentrantLock a = new ReentrantLock();
                private final ReentrantLock b = new ReentrantLock();

                @Override
                public int f1() {
                    a.lock();
                    b.lock();
                    b.unlock();
                    a.unlock();
                    return 1;
                }

                @Override
                public int f2() {
                    b.lock();
                    a.lock();
                    a.unlock();
                    b.unlock();
                    return 2;
                }
            }
            """);

    static final Source ORDERED = source("OrderedLocks", """
            package dev.turnstile.subjects.locks;

            /** Takes the two locks in one order everywhere, so that no circle can close. */
            @Subject(model = TwoLocksModel.class)
            public class OrderedLocks implements TwoLocks {
                private final ReentrantLock a = new ReentrantLock();
                private final ReentrantLock b = new ReentrantLock();

                @Override
                public int f1() {
                    a.lock();
                    b.lock();
                    b.unlock();
                    a.unlock();
                    return 1;
                }

                @Override
                public int f2() {
                    a.lock();
                    b.lock();
                    b.unlock();
                    a.unlock();
                    return 2;
                }
            }
            """);

    /** Tries to break out of the page. */
    static final Source HOSTILE = source("HostileQueue", """
            package dev.turnstile.subjects.queues;

            /** </td></table></details><script>alert("comment")</script> & &lt;b&gt; */
            public class HostileQueue {
                String take() { return "<script>alert('x')</script><img src=http://example.org/x.png onerror=alert(1)>"; }
            }
            """);

    private SampleSources() {}

    private static Source source(String type, String text) {
        return new Source(type, "subjects/src/main/java/dev/turnstile/subjects/" + type + ".java", text);
    }
}
