package dev.turnstile.engine.lincheck.exploring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JDK's methods whose effects Lincheck does not control: an execution that would call one is given up. */
public final class BeyondControl {
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        String inputOutput = "it does input and output, which Lincheck does not control";
        REASONS.put("java/net/", inputOutput);
        REASONS.put("javax/net/", inputOutput);
        REASONS.put("com/sun/net/", inputOutput);
        REASONS.put("java/nio/channels/", inputOutput);
        REASONS.put("java/nio/file/Files.", inputOutput);
        REASONS.put("java/io/File", inputOutput);
        REASONS.put("java/io/RandomAccessFile", inputOutput);
        REASONS.put("java/lang/ProcessBuilder.", inputOutput);
        REASONS.put("java/lang/Runtime.exec", inputOutput);
        for (String method : List.of("setProperty", "addProvider", "insertProviderAt", "removeProvider"))
            REASONS.put(
                    "java/security/Security." + method, "it changes what lasts in the JVM from one run to the next");
        REASONS.put("java/lang/foreign/", "it calls native code, which Lincheck does not control");
    }

    /** Classes of the same packages that only compute. */
    private static final List<String> COMPUTING =
            List.of("java/net/URI.", "java/net/URLEncoder.", "java/net/URLDecoder.");

    private static final Set<String> COMPUTING_OF_FILES = Set.of(
            "<init>",
            "getName",
            "getPath",
            "getParent",
            "getParentFile",
            "isAbsolute",
            "toPath",
            "compareTo",
            "equals",
            "hashCode",
            "toString");

    private static final List<String> SUBMITTING =
            List.of(".execute(", ".submit(", ".invoke", ".fork(", ".lazySubmit(");

    private static final List<String> PARALLEL = List.of(".parallelStream(", "Stream.parallel(");

    private static final List<String> VIRTUAL = List.of(
            "java/lang/Thread.ofVirtual",
            "java/lang/Thread.startVirtualThread",
            "java/util/concurrent/Executors.newVirtualThreadPerTaskExecutor");

    private BeyondControl() {}

    /**
     * Why a call is one of these, as a clause; {@code null} if it is not.
     *
     * @param call {@code java/net/Socket.connect}; what follows is not looked at
     */
    public static @Nullable String reason(String call) {
        for (Map.Entry<String, String> known : REASONS.entrySet()) {
            if (call.startsWith(known.getKey())) return onlyComputes(call) ? null : known.getValue();
        }
        return null;
    }

    /**
     * Why a call must not be made while an instance is constructed, outside of any execution, as a clause; {@code null} if it may. It gives a
     * task to a pool whose threads may be there already, or to a virtual thread.
     *
     * @param call {@code java/util/concurrent/CompletableFuture.runAsync(Ljava/lang/Runnable;)}
     */
    public static @Nullable String reasonInConstruction(String call) {
        if (VIRTUAL.stream().anyMatch(call::startsWith))
            return "its constructor uses virtual threads, which then run outside Lincheck's control";
        boolean submits = call.startsWith("java/util/concurrent/ForkJoin")
                && SUBMITTING.stream().anyMatch(call::contains);
        boolean isAsync = call.startsWith("java/util/concurrent/Complet")
                && call.contains("Async(")
                && !call.contains("Executor;");
        boolean isParallel = call.startsWith("java/util/") && PARALLEL.stream().anyMatch(call::contains);
        return submits || isAsync || isParallel
                ? "its constructor gives tasks to a fork-join pool, whose threads then run outside Lincheck's control"
                : null;
    }

    private static boolean onlyComputes(String call) {
        int dot = call.indexOf('.');
        int parameters = call.indexOf('(');
        String method = call.substring(dot + 1, parameters < 0 ? call.length() : parameters);
        return call.substring(0, dot).endsWith("Exception")
                || call.startsWith("java/io/File.") && COMPUTING_OF_FILES.contains(method)
                || COMPUTING.stream().anyMatch(call::startsWith);
    }
}
