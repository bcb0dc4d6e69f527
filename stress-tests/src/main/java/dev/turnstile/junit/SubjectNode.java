package dev.turnstile.junit;

import dev.turnstile.evidence.EngineName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A subject as a node of the JUnit Platform, with a test for each engine and one for the verdict. */
final class SubjectNode extends AbstractTestDescriptor {
    private final Class<?> subject;

    private SubjectNode(UniqueId id, Class<?> subject) {
        super(id, subject.getSimpleName(), ClassSource.from(subject));
        this.subject = subject;
    }

    static SubjectNode of(Class<?> subject, TestDescriptor parent) {
        SubjectNode node = new SubjectNode(parent.getUniqueId().append("subject", subject.getName()), subject);
        Stream.concat(Arrays.stream(EngineName.values()).map(EngineName::id), Stream.of("verdict"))
                .forEach(name -> node.addChild(LeafNode.of(name, subject, node)));
        return node;
    }

    Class<?> type() {
        return subject;
    }

    /** Returns the tests of all engines, and that of the verdict. */
    List<LeafNode> tests() {
        return getChildren().stream().map(LeafNode.class::cast).toList();
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
