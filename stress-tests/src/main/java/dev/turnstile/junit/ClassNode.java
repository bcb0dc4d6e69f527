package dev.turnstile.junit;

import dev.turnstile.campaign.options.CampaignException;
import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A class that is annotated with {@link TurnstileTest}, as a node of the JUnit Platform. Its subjects are known at once. */
final class ClassNode extends AbstractTestDescriptor {
    private static final String KIND = "class";

    private final Class<?> type;

    private ClassNode(UniqueId id, Class<?> type) {
        super(id, type.getSimpleName(), ClassSource.from(type));
        this.type = type;
    }

    /** Returns the node of a class below another node. */
    static ClassNode of(Class<?> type, TestDescriptor parent) {
        ClassNode node = new ClassNode(parent.getUniqueId().append(KIND, type.getName()), type);
        subjects(type).forEach(subject -> node.addChild(SubjectNode.of(subject, node)));
        return node;
    }

    /** Returns whether a class is annotated. */
    static boolean isOne(Class<?> type) {
        return type.isAnnotationPresent(TurnstileTest.class);
    }

    /** Returns whether a part of a unique id names such a class. */
    static boolean isNamedBy(UniqueId.Segment segment) {
        return segment.getType().equals(KIND);
    }

    private static List<Class<?>> subjects(Class<?> type) {
        Class<?>[] named = type.getAnnotation(TurnstileTest.class).value();
        return named.length == 0 ? List.of(type) : List.of(named);
    }

    /**
     * Starts the check.
     *
     * @throws CampaignException if options or declarations are wrong
     */
    Started start() {
        List<Class<?>> subjects = subjects(type);
        if (subjects.equals(List.of(type)) && !type.isAnnotationPresent(Subject.class))
            throw new CampaignException(
                    List.of(type.getName() + " names no subject and is none itself. Remedy: name the"
                            + " subjects in @TurnstileTest(…), or annotate the class with @Subject."));
        Caller caller = new Caller(type, "subjects", false, Optional.of(type));
        return new SubjectsCheck(caller, subjects, Settings.NONE).start(caller, Settings.NONE.options(caller));
    }

    /** Returns the nodes of all subjects. */
    List<SubjectNode> subjects() {
        return getChildren().stream().map(SubjectNode.class::cast).toList();
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
