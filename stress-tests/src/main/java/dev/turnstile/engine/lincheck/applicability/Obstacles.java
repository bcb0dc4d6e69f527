package dev.turnstile.engine.lincheck.applicability;

import dev.turnstile.code.calls.OperationCode;
import dev.turnstile.code.trial.Trial;
import dev.turnstile.engine.lincheck.exploring.calls.BeyondControl;
import dev.turnstile.jdk.TimeMethods;
import dev.turnstile.scenario.Operation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of a subject's calls Lincheck cannot control. */
final class Obstacles {
    private final OperationCode code;
    private final boolean ofProgram;

    /** @param ofProgram whether the subject is a whole program, so that no part of it can be left out */
    Obstacles(OperationCode code, boolean ofProgram) {
        this.code = code;
        this.ofProgram = ofProgram;
    }

    /** Why no instance can be judged, as a clause; {@code null} if that depends on the operations. */
    @Nullable
    String toConstruction() {
        for (String call : code.callsOfConstruction()) {
            String reason = BeyondControl.reasonInConstruction(call);
            if (reason != null) return reason + " (" + TimeMethods.readable(call) + ")";
        }
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

    private @Nullable String among(Set<String> calls) {
        for (String call : calls) {
            String reason = BeyondControl.reason(call);
            if (reason != null)
                return reason + " (" + TimeMethods.readable(call) + ")" + (ofProgram ? "" : "; " + Trial.REMEDY);
        }
        return null;
    }
}
