package dev.turnstile.hang.explain;

import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.Resource;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.hang.quiescence.Quiescence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Explains a hang from the live threads of the run that hangs: what each waits for, who holds it, and where it was taken.
 *
 * <p>The virtual machine knows who owns monitors and ownable synchronizers. It does not know of locks made by hand, of semaphores, of
 * virtual threads, nor ever at which line a lock was taken: that is read from the code of the methods that the threads are in. Only the
 * given threads are looked at, so that those of earlier runs do not matter.
 */
public final class LiveThreads {
    private LiveThreads() {}

    /**
     * Explains why operations do not return. The threads should have come to rest, see {@link Quiescence}.
     *
     * @param operations those that have not returned
     * @param subject the object that they were called on, whose fields give the locks their names; {@code null} where unknown
     */
    public static Hang explain(List<RunningOperation> operations, @Nullable Object subject) {
        ClassLoader loader = subject == null
                ? LiveThreads.class.getClassLoader()
                : subject.getClass().getClassLoader();
        ResourceNames names = new ResourceNames(subject);
        List<StuckThread> threads = StuckThread.of(
                operations,
                new LiveFrames(loader),
                (site, info, thread) -> names.mayBe(site, info, thread, subject, loader));
        for (StuckThread t : threads) {
            if (t.waitsForInfo() != null) names.waits(t.operation().runner(), t.waitsForInfo());
        }
        HeldLocks held = new HeldLocks(names, subject, loader);
        WaitedFor waited = new WaitedFor(names, subject, loader);
        List<List<Held>> holds = threads.stream().map(held::of).toList();
        List<@Nullable Resource> waits = new ArrayList<>();
        for (StuckThread t : threads) waits.add(waited.of(t));
        return HangExplainer.explain(IntStream.range(0, threads.size())
                .mapToObj(i -> waiting(
                        threads.get(i),
                        waits.get(i),
                        holder(threads, i, waits.get(i), holds, waited),
                        holds.get(i),
                        subject))
                .toList());
    }

    private static @Nullable Integer holder(
            List<StuckThread> threads,
            int waiter,
            @Nullable Resource resource,
            List<List<Held>> holds,
            WaitedFor waited) {
        Map<Long, Integer> indexById = threads.stream()
                .collect(Collectors.toMap(
                        t -> t.operation().runner().getId(), t -> t.operation().thread(), (a, b) -> a));
        Long owner = waited.ownerId(threads.get(waiter));
        if (owner != null) return indexById.get(owner);
        if (resource == null) return null;
        for (int i = 0; i < threads.size(); i++) {
            if (holds.get(i).stream().anyMatch(h -> h.resource().equals(resource))) {
                return threads.get(i).operation().thread();
            }
        }
        return null;
    }

    private static WaitingThread waiting(
            StuckThread thread,
            @Nullable Resource waitsFor,
            @Nullable Integer heldBy,
            List<Held> holds,
            @Nullable Object subject) {
        return new WaitingThread(
                thread.operation().thread(),
                thread.operation().actor().toString(),
                thread.state(),
                waitsFor,
                thread.waitsAt(subject),
                heldBy,
                holds,
                thread.stackText());
    }
}
