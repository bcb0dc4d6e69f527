package sun.nio.ch.lincheck;

/** Stands in for a type of Lincheck's agent at compile time, see {@code package-info}. */
public class ResultInterceptor {
    /** The call is not made, and returns this. */
    public void interceptResult(Object result) {
        throw new IllegalStateException("Lincheck's agent is not loaded");
    }

    /** The call is not made, and throws this. */
    public void interceptException(Throwable thrown) {
        throw new IllegalStateException("Lincheck's agent is not loaded");
    }

    /** Returns the data that the tracker keeps here between a call and its return. */
    public Object getEventTrackerData() {
        throw new IllegalStateException("Lincheck's agent is not loaded");
    }

    /** Keeps something between a call and its return. */
    public void setEventTrackerData(Object data) {
        throw new IllegalStateException("Lincheck's agent is not loaded");
    }

    /** Forgets all, so that the call may be intercepted anew. */
    public void reset() {
        throw new IllegalStateException("Lincheck's agent is not loaded");
    }
}
