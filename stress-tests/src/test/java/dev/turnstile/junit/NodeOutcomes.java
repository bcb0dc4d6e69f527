package dev.turnstile.junit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Runs a check's nodes as JUnit does. */
public final class NodeOutcomes {
    private NodeOutcomes() {}

    /** The message with which each test failed, by its subject and its own name; empty where it passed. */
    public static Map<String, String> of(Stream<DynamicNode> nodes) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        nodes.map(DynamicContainer.class::cast)
                .forEach(subject -> subject.getChildren()
                        .map(DynamicTest.class::cast)
                        .forEach(test ->
                                outcomes.put(subject.getDisplayName() + " " + test.getDisplayName(), outcome(test))));
        return outcomes;
    }

    private static String outcome(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return "";
        } catch (Throwable e) {
            return String.valueOf(e.getMessage());
        }
    }
}
