package dev.turnstile.engine.lincheck.applicability;

import dev.turnstile.engine.lincheck.usercode.UserCode;
import dev.turnstile.jdk.JdkClasses;
import java.util.List;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jetbrains.lincheck.util.AnalysisProfile;
import org.jetbrains.lincheck.util.AnalysisSectionType;

/** Finds calls of code that may have state which no step tells of. */
public final class ForeignCode {
    /** Their instances never change, and their static methods compute from their arguments alone. */
    private static final Set<String> VALUES = Set.of(
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Boolean",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Math",
            "java.lang.StrictMath");

    private ForeignCode() {}

    /** Whether an execution in which no step was seen calls such code. */
    public static boolean isIn(List<TracePoint> points) {
        return points.stream()
                .anyMatch(p -> p instanceof MethodCallTracePoint call && !call.isActor() && isForeign(call));
    }

    /**
     * The code of java.util.concurrent is instrumented, or what it does is announced where it is called: each access to what may change is a
     * step. Without a step it has asked for what never changes, such as an array's length or a barrier's parties.
     */
    private static boolean isForeign(MethodCallTracePoint call) {
        String name = call.getClassName().replace('/', '.');
        if (UserCode.isUsers(name) || VALUES.contains(name)) return false;
        if (!JdkClasses.isConcurrent(name)) return true;
        AnalysisSectionType section =
                AnalysisProfile.Companion.getDEFAULT().getAnalysisSectionFor(name, call.getMethodName());
        return section == AnalysisSectionType.IGNORED;
    }
}
