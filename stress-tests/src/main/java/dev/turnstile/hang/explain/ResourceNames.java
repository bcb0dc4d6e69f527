package dev.turnstile.hang.explain;

import dev.turnstile.evidence.Hang.Resource;
import dev.turnstile.hang.lockflow.Fields;
import dev.turnstile.hang.lockflow.LockSite;
import java.lang.management.LockInfo;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Gives each lock of a run one name: after the subject's field that holds it where there is one, else a number. A synchronizer of the
 * virtual machine gets the name of the lock that it belongs to.
 */
final class ResourceNames {
    private record Named(String name, Object value) {}

    private final List<Named> named = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, List<Thread>> queues = new HashMap<>();

    ResourceNames(@Nullable Object subject) {
        if (subject == null) return;
        named.add(new Named("this", subject));
        for (Field field : Fields.of(subject.getClass())) {
            if (field.getType().isPrimitive()) continue;
            Object value = Fields.value(field, subject);
            if (value instanceof Object[] array) {
                for (int i = 0; i < array.length; i++) add(field.getName() + "[" + i + "]", array[i]);
            } else {
                add(field.getName(), value);
            }
        }
    }

    private void add(String name, @Nullable Object value) {
        if (value != null && named.stream().noneMatch(n -> n.value == value)) named.add(new Named(name, value));
    }

    /** Tells that a thread waits for a synchronizer, which helps to find the lock that it is the inside of. */
    void waits(Thread thread, LockInfo synchronizer) {
        queues.computeIfAbsent(synchronizer.toString(), s -> new ArrayList<>()).add(thread);
    }

    /** The resource of an object. */
    Resource of(Object lock, String kind) {
        String type = lock.getClass().getName();
        for (Named n : named) {
            if (n.value == lock) return new Resource(type, kind + " " + n.name);
        }
        return numbered(type, System.identityHashCode(lock), kind);
    }

    /** The resource of a lock that the source names. */
    Resource of(LockSite site, @Nullable Object self, ClassLoader loader) {
        String kind = site.monitor() ? "monitor" : "lock";
        Object lock = site.lock().resolve(self, loader);
        return lock == null ? new Resource(site.type(), kind + " " + site.lock().text()) : of(lock, kind);
    }

    /** The resource of what the virtual machine reports. */
    Resource of(LockInfo info, String kind) {
        return object(info)
                .map(lock -> of(lock, kind))
                .orElseGet(() -> numbered(outer(info.getClassName()), info.getIdentityHashCode(), kind));
    }

    /** The object that the virtual machine reports, or the lock that it is the inside of, if a field of the subject holds it. */
    Optional<Object> object(LockInfo info) {
        for (Named n : named) {
            if (isSame(n.value, info)) return Optional.of(n.value);
        }
        for (Named n : named) {
            if (showsInside(n.value, info)) return Optional.of(n.value);
        }
        // The JDK's own locks do not show their insides, but they do tell who waits for them.
        List<Object> candidates = new ArrayList<>();
        for (Named n : named) {
            if (mayHide(n.value, info)) candidates.add(n.value);
        }
        List<Thread> queue = queues.getOrDefault(info.toString(), List.of());
        if (candidates.size() > 1) candidates.removeIf(lock -> queue.stream().noneMatch(t -> hasQueued(lock, t)));
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** Whether a lock that the source names may be the one that the virtual machine says the thread waits for. */
    boolean mayBe(LockSite site, LockInfo info, Thread thread, @Nullable Object self, ClassLoader loader) {
        Object lock = site.lock().resolve(self, loader);
        if (lock == null || isSame(lock, info)) return true;
        if (site.monitor() || lock.getClass().getName().equals(info.getClassName())) return false;
        if (!insides(lock).isEmpty() && info.getClassName().contains("Sync")) return showsInside(lock, info);
        if (lock instanceof ReentrantLock || lock instanceof ReentrantReadWriteLock) return hasQueued(lock, thread);
        return true; // it may wait for something of the lock's that nobody can see
    }

    /** Whether a field of the lock holds the synchronizer that the virtual machine reports. */
    private static boolean showsInside(Object lock, LockInfo info) {
        return insides(lock).stream().anyMatch(inside -> isSame(inside, info));
    }

    /** The synchronizers that fields of a lock hold, as far as they may be read. */
    private static List<Object> insides(Object lock) {
        return Fields.of(lock.getClass()).stream()
                .filter(field -> !field.getType().isPrimitive())
                .map(field -> Optional.ofNullable(Fields.value(field, lock)))
                .flatMap(Optional::stream)
                .filter(AbstractOwnableSynchronizer.class::isInstance)
                .toList();
    }

    /** Whether it is a lock of the JDK, which has a class for its inside. */
    private static boolean mayHide(Object lock, LockInfo info) {
        for (Class<?> c = lock.getClass(); c != null; c = c.getSuperclass()) {
            if (c.getName().startsWith("java.") && info.getClassName().startsWith(c.getName() + "$")) return true;
        }
        return false;
    }

    private static boolean isSame(@Nullable Object object, LockInfo info) {
        return object != null
                && System.identityHashCode(object) == info.getIdentityHashCode()
                && object.getClass().getName().equals(info.getClassName());
    }

    private static boolean hasQueued(Object lock, Thread thread) {
        if (lock instanceof ReentrantLock reentrant) return reentrant.hasQueuedThread(thread);
        return lock instanceof ReentrantReadWriteLock readWrite && readWrite.hasQueuedThread(thread);
    }

    private Resource numbered(String type, int hash, String kind) {
        String simple = TypeNames.simple(type);
        int number = numbers.computeIfAbsent(type + hash, k -> counts.merge(simple, 1, Integer::sum));
        return new Resource(type, kind + " " + simple + "#" + number);
    }

    private static String outer(String type) {
        int inner = type.indexOf("$");
        boolean insides = type.endsWith("Sync") || type.endsWith("ConditionObject");
        return inner > 0 && insides && type.startsWith("java.") ? type.substring(0, inner) : type;
    }
}
