package dev.turnstile.hang.explain;

import dev.turnstile.hang.lockflow.LockFlow;
import dev.turnstile.hang.lockflow.LockFlows;
import dev.turnstile.hang.lockflow.LockSite;
import dev.turnstile.hang.lockflow.Symbol;
import dev.turnstile.hang.threads.OperationFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads, from the code of the methods that a thread is in, which locks they took on their way. */
final class LiveFrames {
    private final ClassLoader loader;
    private final LockFlows flows;

    LiveFrames(ClassLoader loader) {
        this.loader = loader;
        this.flows = new LockFlows(loader);
    }

    /**
     * The frames of code under test, outermost first.
     *
     * @param stack of the thread, innermost first
     * @param blocked whether the thread waits to enter a monitor
     * @param mayWaitFor whether it may wait for what is taken at a place; a line may take several locks
     */
    List<LiveFrame> of(StackTraceElement[] stack, boolean blocked, Predicate<LockSite> mayWaitFor) {
        List<LiveFrame> frames = new ArrayList<>();
        for (int i = depth(stack) - 1; i >= 0; i--) {
            if (OperationFrames.isPlatform(stack[i])) continue;
            String callee = i == 0 ? null : stack[i - 1].getMethodName();
            frames.add(frame(stack[i], callee, i == 0 && blocked, mayWaitFor));
        }
        return frames;
    }

    /** How many of the innermost frames belong to the operation. */
    int depth(StackTraceElement[] stack) {
        return OperationFrames.depth(stack, loader);
    }

    private LiveFrame frame(
            StackTraceElement element, @Nullable String callee, boolean blocked, Predicate<LockSite> mayWaitFor) {
        return flows.of(element)
                .map(flow -> blocked ? entering(element, flow, mayWaitFor) : calling(element, flow, callee, mayWaitFor))
                .orElseGet(() -> new LiveFrame(element, element.getLineNumber(), List.of(), null));
    }

    private static LiveFrame calling(
            StackTraceElement element, LockFlow flow, @Nullable String callee, Predicate<LockSite> mayWaitFor) {
        int line = element.getLineNumber();
        List<Integer> instructions = flow.instructionsOn(line);
        List<Integer> calls = callee == null
                ? List.of()
                : instructions.stream().filter(at -> flow.calls(at, callee)).toList();
        if (callee != null && !calls.isEmpty()) {
            List<Integer> possible = possible(calls, flow, mayWaitFor);
            return new LiveFrame(element, line, withoutWaited(flow, possible.get(0), callee), oneOf(possible, flow));
        }
        return new LiveFrame(
                element, line, instructions.isEmpty() ? List.of() : flow.heldBefore(instructions.get(0)), null);
    }

    /** Returns the instructions that take what the thread may wait for; all of them if none does. */
    private static List<Integer> possible(List<Integer> instructions, LockFlow flow, Predicate<LockSite> mayWaitFor) {
        List<Integer> possible = instructions.stream()
                .filter(at -> {
                    LockSite site = flow.siteAt(at);
                    return site != null && mayWaitFor.test(site);
                })
                .toList();
        return possible.isEmpty() ? instructions : possible;
    }

    /** The lock that one of some instructions takes: "p or q" where they take different ones. */
    private static @Nullable LockSite oneOf(List<Integer> instructions, LockFlow flow) {
        List<LockSite> sites = new ArrayList<>();
        for (int at : instructions) {
            LockSite site = flow.siteAt(at);
            if (site == null) return null;
            if (sites.stream().noneMatch(s -> s.lock().equals(site.lock()))) sites.add(site);
        }
        LockSite first = sites.get(0);
        if (sites.size() == 1) return first;
        String names = sites.stream().map(site -> site.lock().text()).collect(Collectors.joining(" or "));
        boolean certain = sites.stream().allMatch(LockSite::certain);
        return new LockSite(first.monitor(), new Symbol.Other(names), first.type(), first.line(), certain);
    }

    /** The interpreter steps over monitorenter before it waits, so the frame may be one instruction, and so a line, ahead. */
    private static LiveFrame entering(StackTraceElement element, LockFlow flow, Predicate<LockSite> mayWaitFor) {
        List<Integer> instructions = flow.instructionsOn(element.getLineNumber());
        List<Integer> possible = entries(instructions, flow, mayWaitFor);
        if (possible.isEmpty() && !instructions.isEmpty()) {
            int before = flow.before(instructions.get(0));
            possible = entries(before < 0 ? List.of() : List.of(before), flow, mayWaitFor);
        }
        LockSite site = possible.isEmpty() ? null : oneOf(possible, flow);
        return site == null
                ? new LiveFrame(element, element.getLineNumber(), List.of(), flow.entrySite())
                : new LiveFrame(element, site.line(), flow.heldBefore(possible.get(0)), site);
    }

    /** Returns the instructions that enter a monitor which the thread may wait for. */
    private static List<Integer> entries(List<Integer> instructions, LockFlow flow, Predicate<LockSite> mayWaitFor) {
        return instructions.stream()
                .filter(flow::entersMonitor)
                .filter(at -> {
                    LockSite site = flow.siteAt(at);
                    return site != null && mayWaitFor.test(site);
                })
                .toList();
    }

    /** Object.wait gives the monitor back for as long as it waits. */
    private static List<LockSite> withoutWaited(LockFlow flow, int call, String callee) {
        List<LockSite> held = flow.heldBefore(call);
        if (!callee.equals("wait")) return held;
        Symbol waited = flow.receiver(call);
        return held.stream()
                .filter(s -> !s.monitor() || !s.lock().equals(waited))
                .toList();
    }
}
