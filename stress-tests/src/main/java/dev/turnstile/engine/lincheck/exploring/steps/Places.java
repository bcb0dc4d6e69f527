package dev.turnstile.engine.lincheck.exploring.steps;

import dev.turnstile.engine.lincheck.exploring.calls.AccessKind;
import dev.turnstile.engine.lincheck.exploring.calls.AtomicReads;
import dev.turnstile.engine.lincheck.exploring.calls.Atomics;
import dev.turnstile.engine.lincheck.exploring.calls.FieldPart;
import dev.turnstile.engine.lincheck.exploring.calls.Fields;
import dev.turnstile.engine.lincheck.exploring.sharing.Locality;
import dev.turnstile.engine.lincheck.exploring.sharing.Unpublished;
import dev.turnstile.explore.Access;
import dev.turnstile.explore.Access.Kind;
import dev.turnstile.explore.AccessMode;
import dev.turnstile.explore.Location;
import dev.turnstile.explore.Locations;
import dev.turnstile.explore.collections.Sequence;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.regex.Pattern;
import org.jetbrains.lincheck.descriptors.ArrayElementByIndexAccessLocation;
import org.jetbrains.lincheck.descriptors.FieldAccessLocation;
import org.jetbrains.lincheck.descriptors.FieldDescriptor;
import org.jetbrains.lincheck.descriptors.StaticFieldAccessLocation;
import org.jetbrains.lincheck.trace.TraceContext;
import org.jetbrains.lincheck.util.AtomicMethodAccessInfo;
import org.jetbrains.lincheck.util.AtomicMethodDescriptor;
import org.jetbrains.lincheck.util.AtomicMethodKind;
import org.jetbrains.lincheck.util.AtomicMethodsKt;
import org.jetbrains.lincheck.util.MemoryOrdering;
import org.jspecify.annotations.Nullable;

/** Turns the locations that instrumented code accesses into accesses to announce. Locations that only one thread can reach are left out. */
public final class Places {
    /** A bulk operation on more elements is taken for one on everything. */
    public static final int MAX_BULK = 64;

    private static final String VALUE = "value";

    private static final Pattern THREAD_PROPERTY =
            Pattern.compile("isDaemon|(set|get)(Name|Priority|Daemon|UncaughtExceptionHandler|ContextClassLoader)");

    private final TraceContext context;
    private final Locality locality;
    private final Upkeep upkeep;
    private final Fields fields;
    private final Locations locations = new Locations();
    private final Unpublished unpublished = new Unpublished(locations);

    public Places(TraceContext context, Locality locality, Upkeep upkeep, Fields fields) {
        this.context = context;
        this.locality = locality;
        this.upkeep = upkeep;
        this.fields = fields;
    }

    /** Returns what threads have written to objects that nobody else could reach yet. */
    public Unpublished unpublished() {
        return unpublished;
    }

    /** The part of an object that a plain field is; {@code null} if the field is another. */
    @Nullable
    public Object plainPart(@Nullable Object owner, int id, FieldDescriptor field) {
        if (owner == null || field.isStatic() || field.isFinal() || field.isVolatile()) return null;
        return fields.of(id, field, owner);
    }

    /** The access to a field; {@code null} if no other thread can see it. */
    @Nullable
    public Access field(@Nullable Object owner, int id, FieldDescriptor field, Kind kind) {
        Object object = field.isStatic() ? null : owner;
        if (!field.isStatic() && owner == null) return null;
        if (field.isFinal() && (object == null || !locality.isFinalContended(object, kind != Kind.READ))) return null;
        if (!locality.isShared(object)) return null;
        AccessMode mode = field.isVolatile() ? AccessMode.VOLATILE : AccessMode.PLAIN;
        return new Access(locations.of(object, fields.of(id, field, object)), kind, mode);
    }

    /** A read of a volatile field that is not static; {@code null} if no other thread can see it. */
    @Nullable
    public Access volatileField(Object owner, Class<?> declaring, String name) {
        if (!locality.isShared(owner)) return null;
        Location location = locations.of(owner, fields.of(declaring.getName(), name, owner));
        return new Access(location, Kind.READ, AccessMode.VOLATILE);
    }

    /** The access that a getter or a setter of a thread makes, such as that of its name; {@code null} if it makes none that others can see. */
    @Nullable
    public Access property(Thread thread, String method) {
        if (!THREAD_PROPERTY.matcher(method).matches() || !locality.isShared(thread)) return null;
        Kind kind = method.startsWith("set") ? Kind.WRITE : Kind.READ;
        String property = method.startsWith("is") ? method.substring(2) : method.substring(3);
        return new Access(locations.of(thread, property), kind, AccessMode.VOLATILE);
    }

    /** The access to the handler of exceptions that threads have which are given none of their own. */
    public Access defaultHandler(Kind kind) {
        return new Access(locations.of(null, "defaultUncaughtExceptionHandler"), kind, AccessMode.VOLATILE);
    }

    /** The access to all that an object holds whose code is not instrumented, and which others can reach. */
    public Access content(Object owner, Kind kind) {
        FieldPart content = new FieldPart(owner.getClass().getName(), "content");
        return new Access(locations.of(owner, content), kind, AccessMode.PLAIN);
    }

    /** The reads of all fields of an object that may change; none if no other thread can see it. */
    public Sequence<Access> fieldsOf(Object owner) {
        Sequence<Access> accesses = new Sequence<>();
        if (!locality.isShared(owner)) return accesses;
        for (Class<?> c = owner.getClass(); c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) != 0) continue;
                AccessMode mode = Modifier.isVolatile(field.getModifiers()) ? AccessMode.VOLATILE : AccessMode.PLAIN;
                FieldPart part = fields.of(c.getName(), field.getName(), owner);
                accesses.add(new Access(locations.of(owner, part), Kind.READ, mode));
            }
        }
        return accesses;
    }

    /** The access to an element; {@code null} if no other thread can see it, or there is none. */
    @Nullable
    public Access element(@Nullable Object array, int index, Kind kind) {
        if (array == null || index < 0 || index >= Array.getLength(array) || !locality.isShared(array)) return null;
        return new Access(locations.of(array, index), kind, AccessMode.PLAIN);
    }

    /** The accesses to a range of elements. */
    public Sequence<Access> elements(@Nullable Object array, int from, int count, Kind kind) {
        Sequence<Access> accesses = new Sequence<>();
        for (int i = from; i < from + count; i++) {
            Access access = element(array, i, kind);
            if (access == null) break;
            accesses.add(access);
        }
        return accesses;
    }

    /**
     * The access that a call on an atomic object, a field updater, a VarHandle or Unsafe makes.
     *
     * @param isKnown whether that could be found out
     * @param access {@code null} if it accesses nothing that another thread can see
     */
    public record Atomic(boolean isKnown, @Nullable Access access) {
        private static final Atomic UNKNOWN = new Atomic(false, null);
        private static final Atomic PRIVATE = new Atomic(true, null);
    }

    /** Returns the access that a call makes on an object of one of the kinds. */
    public Atomic atomic(Atomics kind, Object receiver, String method, Object[] arguments) {
        if (AtomicReads.isByOther(method)) return Atomic.PRIVATE;
        AccessKind access = AccessKind.of(method, kind == Atomics.HANDLE || kind == Atomics.UNSAFE);
        if (kind == Atomics.OBJECT) return atomic(receiver, VALUE, access);
        if (kind == Atomics.ARRAY) {
            boolean hasIndex = arguments.length > 0 && arguments[0] instanceof Integer;
            return hasIndex ? atomic(receiver, arguments[0], access) : Atomic.PRIVATE;
        }
        AtomicMethodAccessInfo info = info(kind, receiver, arguments);
        if (info == null) return AccessKind.isAccess(method) ? Atomic.UNKNOWN : Atomic.PRIVATE;
        upkeep.access(info);
        if (info.getLocation() instanceof ArrayElementByIndexAccessLocation element)
            return atomic(info.getObj(), element.getIndex(), access);
        if (!(info.getLocation() instanceof FieldAccessLocation field)) return Atomic.UNKNOWN;
        Object owner = field instanceof StaticFieldAccessLocation ? null : info.getObj();
        // The JDK's own fields of a thread matter to that thread only: its random seeds, its blocker for diagnostics.
        if (owner instanceof Thread) return Atomic.PRIVATE;
        return atomic(owner, fields.of(field.getClassName(), field.getFieldName(), owner), access);
    }

    private Atomic atomic(@Nullable Object owner, Object part, AccessKind access) {
        if (!locality.isShared(owner)) return Atomic.PRIVATE;
        return new Atomic(true, new Access(locations.of(owner, part), access.kind(), access.mode()));
    }

    private @Nullable AtomicMethodAccessInfo info(Atomics kind, Object receiver, Object[] arguments) {
        try {
            // Only the kind of class counts for where the access goes, so any method's description will do.
            AtomicMethodDescriptor any =
                    new AtomicMethodDescriptor(AtomicMethodKind.GET, kind.api(), MemoryOrdering.VOLATILE);
            return AtomicMethodsKt.getAtomicAccessInfo(any, context, receiver, arguments);
        } catch (IllegalStateException | IllegalArgumentException notOfOneField) {
            return null;
        }
    }
}
