package dev.turnstile.adapter;

import dev.turnstile.classpath.ClassDirectory;
import dev.turnstile.program.BenignRaceAnnotations;
import dev.turnstile.program.LambdaText;
import dev.turnstile.spec.Quiescent;
import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/** Writes a contract, a subject and a model for a class as it is. */
final class AdapterClasses {
    private static final Method CONSTRUCTOR = Method.getMethod("void <init>()");
    private static final Method INITIALIZER = Method.getMethod("void <clinit>()");
    private static final Type OBJECT = Type.getType(Object.class);
    private static final Type FACTORY = Type.getType(Factory.class);
    private static final String FACTORY_FIELD = "FACTORY";
    private static final String FIELD = "instance";

    private final ClassDirectory directory;
    private final AdaptedClass adapted;
    private final List<AdaptedMethod> methods;
    private final List<String> quiescent;
    private final Map<String, String> benignRaces;
    private final Type subject;
    private final Type contract;
    private final Type model;

    /**
     * @param inPackage where the classes go: none of the user's are there
     * @param quiescent names of the methods whose answer is due only when nothing else runs
     * @param benignRaces the fields with data races that do no harm, each with the reason
     */
    AdapterClasses(
            ClassDirectory directory,
            String inPackage,
            AdaptedClass adapted,
            List<AdaptedMethod> methods,
            List<String> quiescent,
            Map<String, String> benignRaces) {
        this.directory = directory;
        this.adapted = adapted;
        this.methods = methods;
        this.quiescent = quiescent;
        this.benignRaces = benignRaces;
        String name = ClassDirectory.internalName(inPackage, adapted.name());
        this.subject = Type.getObjectType(name);
        this.contract = Type.getObjectType(name + "Methods");
        this.model = Type.getObjectType(
                ClassDirectory.internalName(inPackage, "Sequential" + name.substring(name.lastIndexOf('/') + 1)));
    }

    /**
     * Writes the classes.
     *
     * @param given the class that says what is right; {@code null} where the class itself does, run by one thread at a time
     * @return the subject
     */
    Class<?> write(@Nullable Class<?> given) {
        writeContract();
        writeModel(given);
        writeSubject();
        return directory.load(subject.getInternalName());
    }

    private void writeContract() {
        ClassWriter writer = new ClassWriter(0);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT;
        writer.visit(
                Opcodes.V17,
                access | Opcodes.ACC_INTERFACE,
                contract.getInternalName(),
                null,
                OBJECT.getInternalName(),
                null);
        for (AdaptedMethod method : methods) {
            MethodVisitor operation = writer.visitMethod(
                    access, method.operation(), signature(method).getDescriptor(), null, exceptionNames(method));
            if (quiescent.contains(method.method().getName()))
                operation
                        .visitAnnotation(Type.getDescriptor(Quiescent.class), true)
                        .visitEnd();
            operation.visitEnd();
        }
        add(contract, writer);
    }

    private void writeSubject() {
        boolean closes = AutoCloseable.class.isAssignableFrom(adapted.type());
        Stream<Type> closeable = closes ? Stream.of(Type.getType(AutoCloseable.class)) : Stream.empty();
        ClassWriter writer = begin(
                subject,
                OBJECT,
                Stream.concat(Stream.of(contract), closeable)
                        .map(Type::getInternalName)
                        .toArray(String[]::new));
        AnnotationVisitor annotation = writer.visitAnnotation(Type.getDescriptor(Subject.class), true);
        annotation.visit("model", model);
        annotation.visitEnd();
        AnnotationVisitor adapts = writer.visitAnnotation(Type.getDescriptor(Adapts.class), true);
        adapts.visit("value", adapted.type().getName());
        adapts.visitEnd();
        BenignRaceAnnotations.write(writer, benignRaces);
        Type held = Type.getType(adapted.heldAs());
        writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, FIELD, held.getDescriptor(), null, null)
                .visitEnd();
        if (adapted.factory() != null && adapted.reusable()) writeFactory(writer, adapted.factory());
        GeneratorAdapter constructor = method(writer, CONSTRUCTOR, null);
        constructor.loadThis();
        constructor.invokeConstructor(OBJECT, CONSTRUCTOR);
        constructor.loadThis();
        makeInstance(constructor, held);
        constructor.putField(subject, FIELD, held);
        end(constructor);
        for (AdaptedMethod method : methods) delegate(writer, held, method);
        if (closes) writeClose(writer, held);
        add(subject, writer);
    }

    private void writeFactory(ClassWriter writer, String text) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        writer.visitField(access, FACTORY_FIELD, FACTORY.getDescriptor(), null, null)
                .visitEnd();
        GeneratorAdapter code = new GeneratorAdapter(Opcodes.ACC_STATIC, INITIALIZER, null, null, writer);
        readFactory(code, text);
        code.putStatic(subject, FACTORY_FIELD, FACTORY);
        end(code);
    }

    private static void readFactory(GeneratorAdapter code, String text) {
        code.push(text);
        code.invokeStatic(Type.getType(LambdaText.class), Method.getMethod("Object read(String)"));
        code.checkCast(FACTORY);
    }

    private void makeInstance(GeneratorAdapter code, Type held) {
        if (adapted.factory() == null) {
            code.newInstance(held);
            code.dup();
            code.invokeConstructor(held, CONSTRUCTOR);
            return;
        }
        if (adapted.reusable()) code.getStatic(subject, FACTORY_FIELD, FACTORY);
        else readFactory(code, adapted.factory());
        code.invokeInterface(FACTORY, Method.getMethod("Object make()"));
        code.checkCast(held);
    }

    private void delegate(ClassWriter writer, Type held, AdaptedMethod adaptedMethod) {
        GeneratorAdapter code = method(writer, signature(adaptedMethod), exceptionTypes(adaptedMethod));
        loadInstance(code, held, adaptedMethod.owner());
        Method target = Method.getMethod(adaptedMethod.method());
        for (int i = 0; i < target.getArgumentTypes().length; i++) code.loadArg(i);
        invoke(code, adaptedMethod.owner(), target);
        boolean answersNothing = adaptedMethod.answer() == void.class;
        if (answersNothing && target.getReturnType() != Type.VOID_TYPE) code.pop();
        end(code);
    }

    private void writeClose(ClassWriter writer, Type held) {
        GeneratorAdapter code =
                method(writer, Method.getMethod("void close()"), new Type[] {Type.getType(Exception.class)});
        loadInstance(code, held, AutoCloseable.class);
        invoke(code, AutoCloseable.class, Method.getMethod("void close()"));
        end(code);
    }

    private void loadInstance(GeneratorAdapter code, Type held, Class<?> owner) {
        code.loadThis();
        code.getField(subject, FIELD, held);
        if (!owner.isAssignableFrom(adapted.heldAs())) code.checkCast(Type.getType(owner));
    }

    private static void invoke(GeneratorAdapter code, Class<?> owner, Method target) {
        if (owner.isInterface()) code.invokeInterface(Type.getType(owner), target);
        else code.invokeVirtual(Type.getType(owner), target);
    }

    private void writeModel(@Nullable Class<?> given) {
        Type parent = Type.getType(given == null ? ReplayedModel.class : GivenModel.class);
        ClassWriter writer = begin(model, parent, contract.getInternalName());
        GeneratorAdapter constructor = method(writer, CONSTRUCTOR, null);
        constructor.loadThis();
        constructor.push(given == null ? subject : Type.getType(given));
        constructor.push(contract);
        constructor.invokeConstructor(parent, Method.getMethod("void <init>(Class, Class)"));
        end(constructor);
        for (AdaptedMethod method : methods) {
            GeneratorAdapter code = method(writer, signature(method), exceptionTypes(method));
            code.loadThis();
            code.push(method.operation());
            code.loadArgArray();
            code.invokeVirtual(model, Method.getMethod("Object call(String, Object[])"));
            Type answer = Type.getType(method.answer());
            if (answer == Type.VOID_TYPE) code.pop();
            else code.unbox(answer);
            end(code);
        }
        add(model, writer);
    }

    private static Method signature(AdaptedMethod method) {
        return new Method(
                method.operation(),
                Type.getType(method.answer()),
                method.parameters().stream().map(Type::getType).toArray(Type[]::new));
    }

    private static Type[] exceptionTypes(AdaptedMethod method) {
        return Stream.of(method.method().getExceptionTypes())
                .filter(PublicTypes::isPublic)
                .map(Type::getType)
                .toArray(Type[]::new);
    }

    private static String[] exceptionNames(AdaptedMethod method) {
        return Stream.of(exceptionTypes(method)).map(Type::getInternalName).toArray(String[]::new);
    }

    private static ClassWriter begin(Type name, Type parent, String... interfaces) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;
        writer.visit(Opcodes.V17, access, name.getInternalName(), null, parent.getInternalName(), interfaces);
        return writer;
    }

    private static GeneratorAdapter method(ClassWriter writer, Method method, Type @Nullable [] exceptions) {
        return new GeneratorAdapter(Opcodes.ACC_PUBLIC, method, null, exceptions, writer);
    }

    private static void end(GeneratorAdapter code) {
        code.returnValue();
        code.endMethod();
    }

    private void add(Type name, ClassWriter writer) {
        writer.visitEnd();
        directory.add(name.getInternalName(), writer.toByteArray());
    }
}
