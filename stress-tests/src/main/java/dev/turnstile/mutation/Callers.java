package dev.turnstile.mutation;

import dev.turnstile.mutation.operator.Mutation.Site;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.ClassNode;

/**
 * Which operations of a subject run which code.
 *
 * @param always what each instance runs, whichever operations are called
 * @param byOperation what each operation runs on top, by its name
 */
record Callers(ReachedMembers always, Map<String, ReachedMembers> byOperation) {
    /** @param operations the names of the operations, each with its descriptor */
    static Callers of(List<ClassNode> own, LiveCode code, Set<String> operations) {
        return new Callers(
                ReachedMembers.of(own, code, Set.of()),
                operations.stream()
                        .collect(Collectors.toMap(
                                Function.identity(), each -> ReachedMembers.ofAlone(own, code, each))));
    }

    /**
     * Returns the names of the operations without which a place is never reached; none if it may be reached without any. A field may be
     * written in a constructor: no other thread knows the instance then, so only operations count.
     */
    List<String> of(Site site) {
        boolean isField = !site.descriptor().startsWith("(");
        if (!isField && always.has(site)) return List.of();
        return byOperation.entrySet().stream()
                .filter(each -> each.getValue().has(site))
                .map(each -> each.getKey().substring(0, each.getKey().indexOf('(')))
                .distinct()
                .sorted()
                .toList();
    }
}
