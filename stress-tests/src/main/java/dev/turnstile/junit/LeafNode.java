package dev.turnstile.junit;

import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/**
 * The test of an engine, or of the verdict. It names no source, since Surefire would report each subject as a test class of its own; its
 * name in reports names the subject, since they do not show the nodes above.
 */
final class LeafNode extends AbstractTestDescriptor {
    private final String reported;

    private LeafNode(UniqueId id, String name, String reported) {
        super(id, name);
        this.reported = reported;
    }

    static LeafNode of(String name, Class<?> subject, TestDescriptor parent) {
        return new LeafNode(parent.getUniqueId().append("test", name), name, subject.getSimpleName() + " " + name);
    }

    @Override
    public String getLegacyReportingName() {
        return reported;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
