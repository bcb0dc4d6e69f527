package dev.turnstile.engine.lincheck.exploring.sharing;

import java.util.function.BooleanSupplier;
import org.jetbrains.kotlinx.lincheck.strategy.managed.BaseObjectTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ObjectEntry;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ObjectTracker;
import org.jspecify.annotations.Nullable;

/**
 * What Lincheck asks about the objects of an execution. It numbers them for the trace only: to keep that number and a weak reference for
 * each object took more time than all else that happens when an object is made.
 */
public final class ScenarioObjects extends BaseObjectTracker {
    private final Locality locality;
    private final BooleanSupplier isTraced;
    private final ObjectEntry unnumbered =
            new ObjectEntry(0, 0, 0, ObjectTracker.ObjectKind.EXTERNAL, createWeakReference(this), null);

    /**
     * Objects of no execution yet.
     *
     * @param isTraced whether the execution's trace is collected
     */
    public ScenarioObjects(Locality locality, BooleanSupplier isTraced) {
        super(false);
        this.locality = locality;
        this.isTraced = isTraced;
    }

    @Override
    public ObjectEntry registerNewObject(Object object) {
        return isTraced.getAsBoolean() ? super.registerNewObject(object) : unnumbered;
    }

    @Override
    public ObjectEntry registerExternalObject(Object object) {
        return isTraced.getAsBoolean() ? super.registerExternalObject(object) : unnumbered;
    }

    @Override
    public @Nullable ObjectEntry get(@Nullable Object object) {
        return isTraced.getAsBoolean() ? super.get(object) : null;
    }

    @Override
    public void registerObjectLink(@Nullable Object from, @Nullable Object to) {
        locality.link(from, to);
    }

    @Override
    public boolean shouldTrackObjectAccess(@Nullable Object object) {
        return locality.isShared(object);
    }

    @Override
    public void reset() {
        super.reset();
        locality.clear();
    }
}
