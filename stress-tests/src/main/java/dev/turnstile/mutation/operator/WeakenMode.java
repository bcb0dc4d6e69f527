package dev.turnstile.mutation.operator;

import dev.turnstile.mutation.operator.CallOperator.Change;
import dev.turnstile.mutation.operator.CallOperator.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.tree.MethodInsnNode;

/** Makes an access or a fence one step weaker: volatile, acquire or release, opaque, plain. */
final class WeakenMode {
    private static final String WEAK_HARDWARE = "hardware weaker than x86, or a compiler that reorders";

    /** This happens on x86 too: its stores wait in a buffer. */
    private static final String STORE_BUFFER = "a later read by the same thread that runs before others see the write";

    private static final Set<String> ORDERED_BEFORE_READS = Set.of("set", "setVolatile", "fullFence");

    private static final Map<String, List<String>> OF_ATOMICS = Map.ofEntries(
            Map.entry("get", List.of("getAcquire")),
            Map.entry("getAcquire", List.of("getOpaque")),
            Map.entry("getOpaque", List.of("getPlain")),
            Map.entry("set", List.of("setRelease")),
            Map.entry("setRelease", List.of("setOpaque")),
            Map.entry("lazySet", List.of("setOpaque")),
            Map.entry("setOpaque", List.of("setPlain")),
            Map.entry("compareAndExchange", acquireOrRelease("compareAndExchange")),
            Map.entry("weakCompareAndSetVolatile", acquireOrRelease("weakCompareAndSet")),
            Map.entry("weakCompareAndSetAcquire", List.of("weakCompareAndSetPlain")),
            Map.entry("weakCompareAndSetRelease", List.of("weakCompareAndSetPlain")));

    /** A method that reads and writes has no variant weaker than acquire or release, except the weak comparisons. */
    private static final Map<String, List<String>> OF_HANDLES = Map.ofEntries(
            Map.entry("getVolatile", List.of("getAcquire")),
            Map.entry("getAcquire", List.of("getOpaque")),
            Map.entry("getOpaque", List.of("get")),
            Map.entry("setVolatile", List.of("setRelease")),
            Map.entry("setRelease", List.of("setOpaque")),
            Map.entry("setOpaque", List.of("set")),
            Map.entry("compareAndExchange", acquireOrRelease("compareAndExchange")),
            Map.entry("weakCompareAndSet", acquireOrRelease("weakCompareAndSet")),
            Map.entry("weakCompareAndSetAcquire", List.of("weakCompareAndSetPlain")),
            Map.entry("weakCompareAndSetRelease", List.of("weakCompareAndSetPlain")),
            Map.entry("getAndSet", acquireOrRelease("getAndSet")),
            Map.entry("getAndAdd", acquireOrRelease("getAndAdd")),
            Map.entry("getAndBitwiseAnd", acquireOrRelease("getAndBitwiseAnd")),
            Map.entry("getAndBitwiseOr", acquireOrRelease("getAndBitwiseOr")),
            Map.entry("getAndBitwiseXor", acquireOrRelease("getAndBitwiseXor")),
            Map.entry("fullFence", List.of("acquireFence", "releaseFence")));

    private static final Set<String> WEAK_FENCES =
            Set.of("acquireFence", "releaseFence", "loadLoadFence", "storeStoreFence");

    private WeakenMode() {}

    static MutationOperator operator() {
        return new CallOperator("weaken-mode", WeakenMode::changes);
    }

    private static List<String> acquireOrRelease(String name) {
        return List.of(name + "Acquire", name + "Release");
    }

    private static List<Change> changes(Place place) {
        MethodInsnNode call = place.call();
        boolean onX86 = ORDERED_BEFORE_READS.contains(call.name);
        Visibility visibility = visibility(call.name);
        String exposedBy = onX86 ? STORE_BUFFER : WEAK_HARDWARE;
        Stream<Change> weaker = names(call).getOrDefault(call.name, List.of()).stream()
                .map(name -> Change.renaming(place, name, exposedBy));
        boolean fence = Cells.isHandle(call) && WEAK_FENCES.contains(call.name);
        return Stream.concat(weaker, fence ? Stream.of(Change.dropping(place, exposedBy)) : Stream.of())
                .map(change -> change.seenBy(visibility))
                .toList();
    }

    /** A set becomes a release, and a get an acquire, so that the one still happens before the other. Fences are half of what they were. */
    private static Visibility visibility(String call) {
        return switch (call) {
            case "set", "setVolatile" -> Visibility.STORE_BUFFER;
            case "fullFence" -> Visibility.ANYWHERE;
            case "get", "getVolatile" -> Visibility.READ_ORDER;
            default -> Visibility.WEAK_HARDWARE;
        };
    }

    private static Map<String, List<String>> names(MethodInsnNode call) {
        if (Cells.isHandle(call)) return OF_HANDLES;
        return Cells.isScalar(call) || Cells.isArray(call) ? OF_ATOMICS : Map.of();
    }
}
