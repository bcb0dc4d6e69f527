package dev.turnstile.engine.lincheck;

import dev.turnstile.code.OperationCode;
import dev.turnstile.code.TimedCalls;
import dev.turnstile.scenario.Operation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of a subject's calls Lincheck cannot control. */
final class Obstacles {
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        String virtual = "it runs virtual threads, which Lincheck cannot control";
        REASONS.put("java/lang/Thread.ofVirtual", virtual);
        REASONS.put("java/lang/Thread.startVirtualThread", virtual);
        REASONS.put("java/util/concurrent/Executors.newVirtualThreadPerTaskExecutor", virtual);
        REASONS.put(
                "java/util/concurrent/ForkJoinPool.",
                "it uses the common pool, whose threads Lincheck does not control");
        String inputOutput = "it does input and output, which Lincheck does not control";
        REASONS.put("java/net/", inputOutput);
        REASONS.put("java/nio/channels/", inputOutput);
        REASONS.put("java/nio/file/Files.", inputOutput);
        REASONS.put("java/io/File", inputOutput);
        REASONS.put("java/lang/ProcessBuilder.", inputOutput);
        REASONS.put("java/lang/foreign/", "it calls native code, which Lincheck does not control");
    }

    private final OperationCode code;

    Obstacles(OperationCode code) {
        this.code = code;
    }

    /** Why no instance can be judged, as a clause; {@code null} if that depends on the operations. */
    @Nullable
    String toConstruction() {
        return among(code.callsOfConstruction());
    }

    /** The operations that cannot be judged, each with the reason as a clause. */
    Map<Operation, String> among(Collection<Operation> operations) {
        Map<Operation, String> found = new LinkedHashMap<>();
        for (Operation operation : operations) {
            String reason = among(code.calls(operation));
            if (reason != null) found.put(operation, reason);
        }
        return found;
    }

    private static @Nullable String among(Set<String> calls) {
        for (String call : calls) {
            for (Map.Entry<String, String> known : REASONS.entrySet()) {
                if (call.startsWith(known.getKey())) return known.getValue() + " (" + TimedCalls.readable(call) + ")";
            }
        }
        return null;
    }
}
