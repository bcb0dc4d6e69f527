package sun.nio.ch.lincheck;

/** Stands in for a type of Lincheck's agent at compile time, see {@code package-info}. */
public class ThreadDescriptor {
    /** Until it is left, nothing that this thread does is told to the tracker. */
    public void enterIgnoredSection() {
        throw new IllegalStateException("Lincheck's agent is not loaded");
    }

    /** Ends the innermost ignored section. */
    public void leaveIgnoredSection() {
        throw new IllegalStateException("Lincheck's agent is not loaded");
    }

    /** Returns the tracker's own data of the thread; {@code null} if the thread is none of a run's. */
    public Object getEventTrackerData() {
        throw new IllegalStateException("Lincheck's agent is not loaded");
    }

    /** The descriptor of the thread that calls. */
    public static ThreadDescriptor getCurrentThreadDescriptor() {
        throw new IllegalStateException("Lincheck's agent is not loaded");
    }
}
