package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;

/** Releases the lock of a critical section between two statements and acquires it again. */
final class SplitCriticalSection implements MutationOperator {
    /** How many mutations a section has at most: one with a hundred statements is no more than other sections are. */
    private static final int MOST = 6;

    @Override
    public String name() {
        return "split-critical-section";
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        List<Mutation> found = new ArrayList<>();
        for (Section section : Sections.all(type)) {
            if (section.start() < 0 || section.releases().isEmpty()) continue;
            List<Integer> places = places(section);
            int chosen = Math.min(places.size(), MOST);
            for (int i = 0; i < chosen; i++) found.add(mutation(section, places.get(i * places.size() / chosen)));
        }
        return found;
    }

    /** The starts of statements before which nothing else is locked than the section's lock, and that have others before them. */
    private static List<Integer> places(Section section) {
        Statements statements = new Statements(section.flow());
        List<Section> inner = Monitors.blocks(section.flow()).stream()
                .filter(other -> section.contains(other.end()))
                .toList();
        return statements.starts().stream()
                .filter(section::contains)
                .filter(at -> at != section.first() && section.releaseFrom(at) == null)
                .filter(at -> inner.stream().noneMatch(other -> other.contains(at)))
                .filter(at -> isBetween(section, at))
                .boxed()
                .toList();
    }

    /** Whether the section does something that concerns other threads both before and after a place. */
    private static boolean isBetween(Section section, int place) {
        Flow flow = section.flow();
        BitSet before = flow.from(section.end(), at -> at == place || isRelease(section, at));
        BitSet after = flow.from(place, at -> isRelease(section, at));
        before.clear(place);
        after.set(place);
        return concernsOthers(section, before) && concernsOthers(section, after);
    }

    private static boolean isRelease(Section section, int index) {
        return section.releases().stream().anyMatch(release -> release.end() == index);
    }

    private static boolean concernsOthers(Section section, BitSet part) {
        part.and(section.inside());
        for (Section.Release release : section.releases()) part.clear(release.start(), release.end() + 1);
        return part.stream().anyMatch(at -> MemoryAccess.isShared(section.code(), at));
    }

    private Mutation mutation(Section section, int place) {
        int line = section.code().line(place);
        boolean monitor = section.kind() != Section.Kind.LOCK;
        Section.Release release = section.releases().get(0);
        return section.code()
                .mutation(
                        name(),
                        line,
                        section.text() + " releases the lock before line " + line + " and acquires it again",
                        "another thread that enters in between",
                        edit -> {
                            InsnList added = edit.copy(release.start(), release.end() + 1);
                            // From the block's own variable: a field may have another value by now.
                            if (monitor) added.add(edit.copy(release.start(), release.end()));
                            if (monitor) added.add(new InsnNode(Opcodes.MONITORENTER));
                            else added.add(edit.copy(section.start(), section.end() + 1));
                            edit.insertBefore(place, added);
                        });
    }
}
