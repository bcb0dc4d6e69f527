package dev.turnstile;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the classes that know each other in a circle: the strongly connected components of the graph of dependencies, of two or more. */
final class ClassKnots {
    private final Map<String, Set<String>> known;

    private ClassKnots(Map<String, Set<String>> known) {
        this.known = known;
    }

    /** Returns each knot as the names of its classes, in order; a nested class counts as a part of the class around it. */
    static List<Set<String>> in(Iterable<JavaClass> classes) {
        Map<String, Set<String>> known = new TreeMap<>();
        for (JavaClass type : classes) known.put(outermost(type), new TreeSet<>());
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = outermost(dependency.getTargetClass());
                if (known.containsKey(target)) known.get(outermost(type)).add(target);
            }
        }
        return of(known);
    }

    /** Returns the knots of a graph, given as the successors of each node. */
    static List<Set<String>> of(Map<String, Set<String>> known) {
        ClassKnots knots = new ClassKnots(known);
        Map<String, Set<String>> reachable = new HashMap<>();
        known.keySet().forEach(node -> reachable.put(node, knots.reachable(node)));
        Set<String> seen = new HashSet<>();
        List<Set<String>> found = new ArrayList<>();
        for (String node : known.keySet()) {
            Set<String> knot = new TreeSet<>(reachable.get(node));
            knot.removeIf(other -> !reachable.get(other).contains(node));
            if (knot.size() > 1 && seen.addAll(knot)) found.add(knot);
        }
        return found;
    }

    private Set<String> reachable(String from) {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            for (String node : known.get(next.pop())) {
                if (reached.add(node)) next.push(node);
            }
        }
        return reached;
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
