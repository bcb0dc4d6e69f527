package dev.turnstile.junit;

import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Finds annotated classes by their names, and by the ids of their nodes: a tool that asks for one test gets the whole class. */
final class ClassNodeResolver implements SelectorResolver {
    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        return resolve(selector.getJavaClass(), context);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        List<UniqueId.Segment> segments = selector.getUniqueId().getSegments();
        if (segments.size() < 2 || !ClassNode.isNamedBy(segments.get(1))) return Resolution.unresolved();
        return ReflectionSupport.tryToLoadClass(segments.get(1).getValue())
                .toOptional()
                .map(type -> resolve(type, context))
                .orElse(Resolution.unresolved());
    }

    private static Resolution resolve(Class<?> type, Context context) {
        if (!ClassNode.isOne(type)) return Resolution.unresolved();
        return context.addToParent(parent -> Optional.of(ClassNode.of(type, parent)))
                .map(node -> Resolution.match(Match.exact(node)))
                .orElse(Resolution.unresolved());
    }
}
