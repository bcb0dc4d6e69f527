package dev.turnstile.hang;

import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.Resource;
import java.lang.management.LockInfo;
import java.lang.management.MonitorInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what a stuck thread holds, and where it took each. */
final class HeldLocks {
    private final ResourceNames names;
    private final @Nullable Object subject;
    private final ClassLoader loader;

    HeldLocks(ResourceNames names, @Nullable Object subject, ClassLoader loader) {
        this.names = names;
        this.subject = subject;
        this.loader = loader;
    }

    /** What the thread holds: what the virtual machine says, and what only the code of its methods says. */
    List<Held> of(StuckThread thread) {
        Map<Resource, @Nullable String> sites = new LinkedHashMap<>();
        List<String> unnamed = new ArrayList<>();
        Map<Resource, @Nullable String> held = new LinkedHashMap<>();
        for (LiveFrame frame : thread.framesToLock()) {
            for (LockSite site : frame.held()) {
                Resource resource = names.of(site, subject, loader);
                String location = frame.at(site.line());
                sites.putIfAbsent(resource, location);
                if (site.lock().resolve(subject, loader) == null && !site.monitor()) unnamed.add(location);
                boolean known = thread.info() != null && site.monitor();
                if (site.certain() && !known) held.put(resource, location);
            }
        }
        addOwned(thread, sites, unnamed, held);
        List<Held> result = new ArrayList<>();
        held.forEach((resource, location) -> result.add(new Held(resource, location)));
        return result;
    }

    private void addOwned(
            StuckThread thread, Map<Resource, @Nullable String> sites, List<String> unnamed, Map<Resource, @Nullable String> held) {
        if (thread.info() == null) return;
        for (MonitorInfo monitor : thread.info().getLockedMonitors()) {
            Resource resource = names.of(monitor, "monitor");
            held.putIfAbsent(resource, sites.getOrDefault(resource, monitorSite(thread, monitor)));
        }
        LockInfo[] owned = thread.info().getLockedSynchronizers();
        for (LockInfo synchronizer : owned) {
            Resource resource = names.of(synchronizer, "lock");
            boolean only = owned.length == 1 && unnamed.size() == 1;
            held.putIfAbsent(resource, sites.getOrDefault(resource, only ? unnamed.get(0) : null));
        }
        if (owned.length == 1 && unnamed.size() == 1 && held.size() > 1) held.keySet().removeIf(r -> isUnnamedTwin(r, owned[0], held));
    }

    /** Where the frame that holds the monitor took the only, or the innermost, one of its monitors. */
    private static @Nullable String monitorSite(StuckThread thread, MonitorInfo monitor) {
        StackTraceElement at = monitor.getLockedStackFrame();
        for (LiveFrame frame : thread.frames()) {
            if (!frame.element().equals(at)) continue;
            List<LockSite> monitors = frame.held().stream().filter(LockSite::monitor).toList();
            if (!monitors.isEmpty()) return frame.at(monitors.get(monitors.size() - 1).line());
        }
        return null;
    }

    private boolean isUnnamedTwin(Resource resource, LockInfo owned, Map<Resource, @Nullable String> held) {
        Resource real = names.of(owned, "lock");
        return !resource.equals(real) && java.util.Objects.equals(held.get(resource), held.get(real));
    }
}
