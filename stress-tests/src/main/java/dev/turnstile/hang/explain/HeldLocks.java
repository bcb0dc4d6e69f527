package dev.turnstile.hang.explain;

import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.Resource;
import dev.turnstile.hang.lockflow.LockSite;
import java.lang.management.LockInfo;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

    /** Returns the locks that the thread holds: those that the virtual machine knows, and those that only the code of its methods tells. */
    List<Held> of(StuckThread thread) {
        Map<Resource, @Nullable String> held = new LinkedHashMap<>();
        Map<Resource, String> sites = new LinkedHashMap<>();
        Map<Resource, String> nameless = new LinkedHashMap<>();
        Predicate<LockSite> givenBack = GivenBack.by(thread, site -> site.lock().resolve(subject, loader));
        for (LiveFrame frame : thread.framesToLock()) {
            for (LockSite site : frame.held()) {
                if (givenBack.test(site)) continue;
                Resource resource = names.of(site, subject, loader);
                boolean named = site.lock().resolve(subject, loader) != null;
                (named ? sites : nameless).putIfAbsent(resource, frame.at(site.line()));
                boolean told = thread.info() != null && site.monitor();
                if (named && site.certain() && !told) held.put(resource, frame.at(site.line()));
            }
        }
        if (thread.info() != null) {
            addMonitors(thread, thread.info(), sites, held);
            addSynchronizers(thread.info(), sites, nameless, held);
        }
        nameless.forEach((resource, place) -> {
            boolean told = thread.info() != null && resource.identity().startsWith("monitor");
            if (!told) held.putIfAbsent(resource, place);
        });
        List<Held> result = new ArrayList<>();
        held.forEach((resource, place) -> result.add(new Held(resource, place)));
        return result;
    }

    private void addMonitors(
            StuckThread thread, ThreadInfo info, Map<Resource, String> sites, Map<Resource, @Nullable String> held) {
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            Resource resource = names.of(monitor, "monitor");
            String place = sites.get(resource);
            held.putIfAbsent(resource, place == null ? monitorSite(thread, monitor) : place);
        }
    }

    /** A lock that the source knows as a parameter is the one that the virtual machine reports, if both are alone. */
    private void addSynchronizers(
            ThreadInfo info,
            Map<Resource, String> sites,
            Map<Resource, String> nameless,
            Map<Resource, @Nullable String> held) {
        List<Resource> unplaced = new ArrayList<>();
        for (LockInfo synchronizer : info.getLockedSynchronizers()) {
            Resource resource = names.of(synchronizer, "lock");
            String place = sites.get(resource);
            held.putIfAbsent(resource, place);
            if (place == null) unplaced.add(resource);
        }
        boolean alone = unplaced.size() == 1 && nameless.size() == 1;
        if (alone) held.put(unplaced.get(0), nameless.values().iterator().next());
        if (!unplaced.isEmpty()) nameless.clear();
    }

    /** Returns the place at which the frame that holds the monitor took its only, or its innermost, monitor. */
    private static @Nullable String monitorSite(StuckThread thread, MonitorInfo monitor) {
        StackTraceElement at = monitor.getLockedStackFrame();
        for (LiveFrame frame : thread.frames()) {
            if (!frame.element().equals(at)) continue;
            List<LockSite> monitors =
                    frame.held().stream().filter(LockSite::monitor).toList();
            if (!monitors.isEmpty())
                return frame.at(monitors.get(monitors.size() - 1).line());
        }
        return null;
    }
}
