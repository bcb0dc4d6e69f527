package dev.turnstile.engine.jcstress.source;

import dev.turnstile.classpath.ClassPath;
import dev.turnstile.launch.Scratch;
import dev.turnstile.launch.SharedDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.processors.JCStressTestProcessor;

/**
 * Compiles generated tests with the compiler of this JVM and jcstress's annotation processor. Sources and classes stay on disk, keyed
 * by their content: for people to read, for stock jcstress to run, and for the next JVM, which then need not compile.
 *
 * <p>One thread of a JVM compiles, as one engine runs in it.
 */
public final class TestCompiler {
    /** The system property that names the directory. */
    public static final String DIRECTORY = "turnstile.jcstress.sources";

    /** The tests of a subject take some hundred kilobytes, and those of a changed one stay beside those of the new one. */
    private static final int MOST_SUBJECTS = 500;

    private static final String SOURCES = "src";
    private static final String CLASSES = "classes";

    private final Path root = directory();

    /** The files of everything that a loader finds classes in. Kept, since to open all those jars takes longer than to compile. */
    private final Map<ClassLoader, StandardJavaFileManager> known = new WeakHashMap<>();

    /** A compiler that keeps its tests in the directory that the system property names now. */
    public TestCompiler() {}

    /** The one that the system property names, or one that all builds of this user share. */
    private static Path directory() {
        String named = System.getProperty(DIRECTORY);
        if (named != null) return Path.of(named).toAbsolutePath();
        return SharedDirectory.of(
                Path.of(System.getProperty("java.io.tmpdir"), "turnstile-jcstress-" + System.getProperty("user.name"))
                        .toAbsolutePath(),
                MOST_SUBJECTS);
    }

    /** The argument by which another JVM keeps its tests where this one does. */
    public static String inSameDirectory() {
        return "-D" + DIRECTORY + "=" + directory();
    }

    /** Returns why nothing can be compiled here, with a remedy, as a clause; empty if it can. */
    public static Optional<String> obstacle() {
        return obstacle(ToolProvider.getSystemJavaCompiler());
    }

    static Optional<String> obstacle(@Nullable JavaCompiler compiler) {
        return compiler != null
                ? Optional.empty()
                : Optional.of("jcstress compiles its tests, and this JVM has no compiler; run the tests with a JDK");
    }

    private static ClassLoader loaderOf(Class<?> subject) {
        ClassLoader loader = subject.getClassLoader();
        return loader != null ? loader : ClassLoader.getSystemClassLoader();
    }

    /**
     * Compiles tests of one subject.
     *
     * @param subject the class that the tests use, and by whose loader they will be able to see it
     * @throws IllegalStateException if they do not compile, with the compiler's messages
     */
    public ClassLoader compile(Class<?> subject, List<StressTest> tests) {
        Path home = root.resolve(subject.getSimpleName() + "-" + key(subject, tests));
        try {
            ClassLoader parent = loaderOf(subject);
            if (!Files.isDirectory(home)) build(home, tests, parent);
            return new URLClassLoader(new URL[] {home.resolve(CLASSES).toUri().toURL()}, parent);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot keep generated tests in " + root + "; -D" + DIRECTORY + " names another place", e);
        }
    }

    /** Other JVMs may be building the same: each builds aside, and the first to be done stays. */
    private void build(Path home, List<StressTest> tests, ClassLoader parent) throws IOException {
        Files.createDirectories(root);
        Path aside = Files.createTempDirectory(root, "building");
        Path sources = Files.createDirectories(aside.resolve(SOURCES));
        Path classes = Files.createDirectories(aside.resolve(CLASSES));
        for (StressTest test : tests) {
            Path file = sources.resolve(test.name().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, test.source());
        }
        javac(sources, classes, parent);
        try {
            Files.move(aside, home);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException another) {
            Scratch.delete(aside);
        }
    }

    private void javac(Path sources, Path classes, ClassLoader parent) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (Stream<Path> tree = Files.walk(sources)) {
            List<Path> units = tree.filter(p -> p.toString().endsWith(".java")).toList();
            JavaCompiler compiler = compiler();
            StandardJavaFileManager files = files(compiler, parent);
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
            files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(sources.toFile()));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    new StringWriter(),
                    files,
                    diagnostics,
                    List.of("-g", "-nowarn"),
                    null,
                    files.getJavaFileObjectsFromPaths(units));
            task.setProcessors(List.of(new JCStressTestProcessor()));
            if (!task.call()) throw new IllegalStateException("generated tests do not compile: " + errors(diagnostics));
        }
    }

    private static JavaCompiler compiler() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) throw new IllegalStateException("jcstress needs a JDK: this JVM has no compiler");
        return compiler;
    }

    private StandardJavaFileManager files(JavaCompiler compiler, ClassLoader parent) throws IOException {
        StandardJavaFileManager files = known.get(parent);
        if (files == null) {
            files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
            files.setLocation(StandardLocation.CLASS_PATH, ClassPath.files(parent));
            known.put(parent, files);
        }
        return files;
    }

    private static String errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .collect(Collectors.joining("; "));
    }

    private static String key(Class<?> subject, List<StressTest> tests) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
            byte[] subjectClass = classFile(subject);
            if (subjectClass != null) digest.update(subjectClass);
            tests.forEach(test -> digest.update(test.source().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A changed subject may need its tests compiled anew. */
    private static byte @Nullable [] classFile(Class<?> subject) {
        try (InputStream in = subject.getResourceAsStream(
                subject.getName().substring(subject.getPackageName().length()).replaceFirst("^\\.", "") + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
