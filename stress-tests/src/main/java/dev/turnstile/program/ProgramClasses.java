package dev.turnstile.program;

import dev.turnstile.classpath.ClassDirectory;
import dev.turnstile.spec.Subject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes a subject class of each program, in a directory for class files that workers have on their class path. */
public final class ProgramClasses {
    private static final String RUN = "run";
    private static final String MAIN = "main";
    private static final String MAIN_DESCRIPTOR = "([Ljava/lang/String;)V";
    private static final String CONSTRUCTOR = "<init>";
    private static final String NOTHING = "()V";

    private final Path directory;
    private final ClassLoader parent;

    private final Map<Module, ClassDirectory> classes = new HashMap<>();

    private final List<String> jvmArguments = new ArrayList<>();

    /**
     * Nothing is made yet.
     *
     * @param directory where class files go
     * @param parent knows the classes of the programs
     */
    public ProgramClasses(Path directory, ClassLoader parent) {
        this.directory = directory;
        this.parent = parent;
    }

    /** What JVMs need to be told to find the classes of programs in named modules, besides to have the directory on their class path. */
    public List<String> jvmArguments() {
        return List.copyOf(jvmArguments);
    }

    /**
     * The subject that runs a program.
     *
     * @param neighbour a class in whose package it is put
     * @param name the program's, from which that of the class is made
     * @throws IllegalArgumentException if the program cannot be copied
     */
    public Class<?> of(Class<?> neighbour, String name, Program program) {
        String text = LambdaText.of("The program \"" + name + "\"", program, "make it inside the program");
        String parent = Type.getInternalName(CopiedProgram.class);
        ClassWriter writer = subject(internalName(neighbour, name), parent);
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, CONSTRUCTOR, NOTHING, null, null);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitLdcInsn(text);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, CONSTRUCTOR, "(Ljava/lang/String;)V", false);
        end(constructor);
        return load(neighbour, internalName(neighbour, name), writer);
    }

    /**
     * The subject that runs a class's {@code main} without arguments.
     *
     * @throws IllegalArgumentException if it has none
     */
    public Class<?> ofMain(Class<?> program) {
        if (!hasMain(program))
            throw new IllegalArgumentException(program.getName()
                    + " has no method main(String[]) that another class of its package can call. Remedy: declare \"public static void"
                    + " main(String[] args)\".");
        String name = internalName(program, program.getSimpleName() + "Program");
        String parent = Type.getInternalName(Object.class);
        ClassWriter writer = subject(name, parent, Type.getInternalName(Run.class));
        BenignRaceAnnotations.write(writer, BenignRaceAnnotations.of(program));
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, CONSTRUCTOR, NOTHING, null, null);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, CONSTRUCTOR, NOTHING, false);
        end(constructor);
        MethodVisitor run = writer.visitMethod(
                Opcodes.ACC_PUBLIC, RUN, NOTHING, null, new String[] {Type.getInternalName(Throwable.class)});
        run.visitInsn(Opcodes.ICONST_0);
        run.visitTypeInsn(Opcodes.ANEWARRAY, Type.getInternalName(String.class));
        run.visitMethodInsn(
                Opcodes.INVOKESTATIC, Type.getInternalName(program), MAIN, MAIN_DESCRIPTOR, program.isInterface());
        end(run);
        return load(program, name, writer);
    }

    private static boolean hasMain(Class<?> program) {
        try {
            Method main = program.getDeclaredMethod(MAIN, String[].class);
            return Modifier.isStatic(main.getModifiers()) && !Modifier.isPrivate(main.getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static String internalName(Class<?> neighbour, String name) {
        return ClassDirectory.internalName(neighbour.getPackageName(), name);
    }

    private static ClassWriter subject(String name, String parent, String... interfaces) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, parent, interfaces);
        AnnotationVisitor annotation = writer.visitAnnotation(Type.getDescriptor(Subject.class), true);
        annotation.visit("model", Type.getType(RunModel.class));
        annotation.visitEnd();
        return writer;
    }

    private static void end(MethodVisitor method) {
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private Class<?> load(Class<?> neighbour, String name, ClassWriter writer) {
        writer.visitEnd();
        ClassDirectory fitting = directory(neighbour);
        if (fitting.has(name))
            throw new IllegalArgumentException(
                    "Two programs are named " + name.replace('/', '.') + ". Remedy: give each its own name.");
        fitting.add(name, writer.toByteArray());
        return fitting.load(name);
    }

    /** JVMs look for a package of a named module nowhere else. */
    private ClassDirectory directory(Class<?> neighbour) {
        return classes.computeIfAbsent(neighbour.getModule(), module -> {
            if (!module.isNamed()) return new ClassDirectory(directory, parent);
            Path ofModule = directory.resolve("module-" + module.getName());
            jvmArguments.addAll(ModuleMembership.options(module, ofModule, Run.class, Subject.class));
            return new ClassDirectory(ofModule, parent);
        });
    }
}
