package dev.turnstile.mutation.operator;

import dev.turnstile.mutation.operator.Section.Kind;
import dev.turnstile.mutation.operator.Section.Release;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Finds the sections of a method that locks of java.util.concurrent guard. */
final class Locks {
    private static final String PACKAGE = "java/util/concurrent/locks/";

    private static final Set<String> TYPES = Set.of(
            PACKAGE + "Lock",
            PACKAGE + "ReentrantLock",
            PACKAGE + "ReentrantReadWriteLock$ReadLock",
            PACKAGE + "ReentrantReadWriteLock$WriteLock");

    private Locks() {}

    /** Whether an instruction acquires a lock, for as long as that takes. */
    static boolean isAcquisition(AbstractInsnNode node) {
        return node instanceof MethodInsnNode call
                && TYPES.contains(call.owner)
                && (call.name.equals("lock") || call.name.equals("lockInterruptibly"));
    }

    /** Whether an instruction releases a lock. */
    static boolean isRelease(AbstractInsnNode node) {
        return node instanceof MethodInsnNode call && TYPES.contains(call.owner) && call.name.equals("unlock");
    }

    /** The sections whose lock is released in the same method. */
    static List<Section> sections(Code code) {
        List<Integer> acquisitions = code.calls().stream()
                .filter(call -> isAcquisition(code.node(call)))
                .toList();
        if (acquisitions.isEmpty()) return List.of();
        Flow flow = Flow.of(code);
        Origins origins = new Origins(flow);
        List<Section> sections = new ArrayList<>();
        for (int call : acquisitions) {
            String lock = origins.receiver(call);
            if (lock != null) sections.add(section(flow, origins, call, lock));
        }
        sections.removeIf(section -> section.releases().isEmpty());
        return sections;
    }

    private static Section section(Flow flow, Origins origins, int call, String lock) {
        Code code = flow.code();
        BitSet inside = flow.from(call, at -> isRelease(code.node(at)) && lock.equals(origins.receiver(at)));
        List<Release> releases = inside.stream()
                .filter(at -> isRelease(code.node(at)) && lock.equals(origins.receiver(at)))
                .mapToObj(at -> new Release(flow.startOf(at, 1), at))
                .filter(release -> release.start() >= 0)
                .toList();
        return new Section(flow, Kind.LOCK, lock, flow.startOf(call, 1), call, releases, inside);
    }
}
