package dev.turnstile.junit;

import dev.turnstile.junit.SubjectNodes.Leaf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.opentest4j.TestAbortedException;

/** Runs classes that are annotated with {@link TurnstileTest}. The JUnit Platform finds this engine by {@link java.util.ServiceLoader}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TurnstileTestEngine implements TestEngine {
    static final String ID = "turnstile";

    /** Made by the JUnit Platform. */
    public TurnstileTestEngine() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Optional<String> getGroupId() {
        return Optional.of("dev.turnstile");
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor root = new EngineDescriptor(id, "Turnstile");
        EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                .addClassContainerSelectorResolver(ClassNode::isOne)
                .addSelectorResolver(new ClassNodeResolver())
                .build()
                .resolve(request, root);
        return root;
    }

    /** Runs one class after the other: a check takes all processors. */
    @Override
    public void execute(ExecutionRequest request) {
        TestDescriptor root = request.getRootTestDescriptor();
        EngineExecutionListener listener = request.getEngineExecutionListener();
        listener.executionStarted(root);
        for (TestDescriptor child : List.copyOf(root.getChildren()))
            if (child instanceof ClassNode node) execute(node, listener);
        listener.executionFinished(root, TestExecutionResult.successful());
    }

    private static void execute(ClassNode node, EngineExecutionListener listener) {
        listener.executionStarted(node);
        try {
            Started started = node.start();
            if (started.subjects().isEmpty()) throw new TestAbortedException(started.nothing());
            Map<Class<?>, SubjectNodes> running =
                    started.subjects().stream().collect(Collectors.toMap(SubjectNodes::type, Function.identity()));
            for (SubjectNode subject : node.subjects()) {
                SubjectNodes check = running.get(subject.type());
                if (check == null) listener.executionSkipped(subject, "options leave it out");
                else execute(subject, check, listener);
            }
            listener.executionFinished(node, TestExecutionResult.successful());
        } catch (TestAbortedException e) {
            listener.executionFinished(node, TestExecutionResult.aborted(e));
        } catch (RuntimeException e) {
            listener.executionFinished(node, TestExecutionResult.failed(e));
        }
    }

    private static void execute(SubjectNode node, SubjectNodes check, EngineExecutionListener listener) {
        listener.executionStarted(node);
        Map<String, Leaf> leaves = check.leaves().collect(Collectors.toMap(Leaf::name, Function.identity()));
        for (LeafNode test : node.tests()) {
            Leaf leaf = leaves.get(test.getDisplayName());
            if (leaf == null) {
                listener.executionSkipped(test, "options leave it out");
            } else {
                listener.executionStarted(test);
                listener.executionFinished(test, result(leaf.body()));
            }
        }
        listener.executionFinished(node, TestExecutionResult.successful());
    }

    private static TestExecutionResult result(Runnable body) {
        try {
            body.run();
            return TestExecutionResult.successful();
        } catch (TestAbortedException e) {
            return TestExecutionResult.aborted(e);
        } catch (AssertionError | RuntimeException e) {
            return TestExecutionResult.failed(e);
        }
    }
}
