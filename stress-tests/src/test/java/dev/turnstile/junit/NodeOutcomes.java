package dev.turnstile.junit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Runs a check's nodes as JUnit does. */
public final class NodeOutcomes {
    private NodeOutcomes() {}

    /**
     * The message with which each test failed, by its subject and its own name; empty where it passed.
     *
     * @param check asks for a check, on a thread that runs no test: in a test, it would wait for the verdict and fail
     */
    public static Map<String, String> of(Supplier<Stream<DynamicNode>> check) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        CompletableFuture.supplyAsync(check)
                .join()
                .map(DynamicContainer.class::cast)
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
