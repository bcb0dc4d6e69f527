package dev.turnstile.junit;

import java.lang.StackWalker.StackFrame;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The code that asks for a check.
 *
 * @param type the class of the calling method, which may be a superclass of the test class
 * @param method its name
 * @param isTest whether it runs within a test method that returns nothing to its framework. Nobody would run the nodes that it was given.
 * @param test the test class, if it is known and a build tool can run it alone: no nested class, and none that others extend
 */
record Caller(Class<?> type, String method, boolean isTest, Optional<Class<?>> test) {
    /** Annotations of methods whose nodes JUnit runs. */
    private static final String FACTORY = "org.junit.jupiter.api.TestFactory";

    /** Annotations of test methods in frameworks that know no nodes. JUnit Jupiter marks its own with another annotation. */
    private static final Set<String> TESTS = Set.of("org.junit.Test", "org.testng.annotations.Test");

    private static final String MARK = "org.junit.platform.commons.annotation.Testable";

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** Returns the nearest caller outside of this package's entry points. */
    static Caller find() {
        return STACK.walk(frames -> {
            StackFrame[] outside =
                    frames.filter(f -> !isOurs(f.getDeclaringClass())).toArray(StackFrame[]::new);
            Optional<Method> test = Arrays.stream(outside)
                    .flatMap(f -> declared(f).stream())
                    .filter(method -> isFactory(method) || isTest(method))
                    .findFirst();
            return new Caller(
                    outside[0].getDeclaringClass(),
                    outside[0].getMethodName(),
                    test.filter(method -> !isFactory(method)).isPresent(),
                    test.<Class<?>>map(Method::getDeclaringClass).filter(Caller::runsAlone));
        });
    }

    private static boolean runsAlone(Class<?> type) {
        return type.getEnclosingClass() == null && !Modifier.isAbstract(type.getModifiers());
    }

    private static boolean isOurs(Class<?> type) {
        boolean isEntry = type.getPackage() == Caller.class.getPackage() && type.isAnnotationPresent(API.class);
        return type == Caller.class || isEntry;
    }

    /** Returns the name by which evidence is found. */
    String name() {
        return type.getName() + "." + method;
    }

    private static Optional<Method> declared(StackFrame frame) {
        try {
            return Optional.of(frame.getDeclaringClass()
                    .getDeclaredMethod(
                            frame.getMethodName(), frame.getMethodType().parameterArray()));
        } catch (NoSuchMethodException | LinkageError e) {
            return Optional.empty(); // a constructor, or a class that is not whole: no test method
        }
    }

    private static boolean isFactory(Method method) {
        return annotations(method).anyMatch(FACTORY::equals);
    }

    private static boolean isTest(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(Caller::marksTest);
    }

    private static boolean marksTest(Class<? extends Annotation> annotation) {
        return TESTS.contains(annotation.getName())
                || Arrays.stream(annotation.getAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(meta -> meta.getName().equals(MARK)
                                || meta != annotation && meta.getName().startsWith("org.junit.") && marksTest(meta));
    }

    private static Stream<String> annotations(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getName());
    }
}
