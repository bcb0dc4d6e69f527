package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

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
        BitSet before = flow.from(section.end(), at -> at == place || section.isRelease(at));
        before.clear(place);
        return concernsOthers(section, before) && concernsOthers(section, after(section, place));
    }

    private static BitSet after(Section section, int place) {
        BitSet after = section.flow().from(place, section::isRelease);
        after.set(place);
        return after;
    }

    private static boolean concernsOthers(Section section, BitSet part) {
        return section.shared(part).findAny().isPresent();
    }

    /** Whether the lock has just been acquired by a wait, on every way to a place: the wait might as well have taken longer. */
    private static boolean followsWait(Section section, int place) {
        Code code = section.code();
        return section.shared(section.inside())
                .filter(at -> !isWait(code, at))
                .noneMatch(at -> section.flow()
                        .from(at, next -> isWait(code, next) || section.isRelease(next))
                        .get(place));
    }

    private static boolean isWait(Code code, int at) {
        return code.node(at) instanceof MethodInsnNode call && Waits.isWait(call);
    }

    /**
     * Whether all that follows a place wakes every thread that waits. Threads that wait check their condition again, so that it does not matter
     * when they are woken.
     */
    private static boolean onlyWakes(Section section, int place) {
        Origins origins = new Origins(section.flow());
        return section.shared(after(section, place))
                .allMatch(at -> section.code().node(at) instanceof MethodInsnNode call
                        && Signals.wakesAll(call)
                        && Waits.areRepeated(section.code().type(), call, origins.receiver(at)));
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
                        })
                .unless(followsWait(section, place), "the wait before it might as well have acquired the lock later")
                .unless(onlyWakes(section, place), "threads that wait might as well be woken later");
    }
}
