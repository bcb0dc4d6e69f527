package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.spec.Subject;
import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.DefaultLoggingEvent;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;

/** Code that is not instrumented may keep what a subject answers: where that was not noticed, one order of its calls stood for all. */
@Tag("slow")
public class UnseenCallsTest {
    private static final long ALLOWANCE = 500;

    public interface Flag {
        void raise();

        boolean isRaised();
    }

    public static class FlagModel implements Flag {
        private boolean raised;

        @Override
        public void raise() {
            raised = true;
        }

        @Override
        public boolean isRaised() {
            return raised;
        }
    }

    @Subject(model = FlagModel.class)
    public static class InRacyLoggingEvent implements Flag {
        private final DefaultLoggingEvent event = new DefaultLoggingEvent(Level.INFO, null);

        @Override
        public void raise() {
            event.setMessage("raised");
        }

        @Override
        public boolean isRaised() {
            return event.getMessage() != null;
        }
    }

    @Subject(model = FlagModel.class)
    public static class InOwnKindOfStream implements Flag {
        private static class Log extends ByteArrayOutputStream {}

        private final Log log = new Log();

        @Override
        public void raise() {
            log.write(1);
        }

        @Override
        public boolean isRaised() {
            return log.size() > 0;
        }
    }

    @Subject(model = FlagModel.class)
    public static class BySuper implements Flag {
        private static class OwnLog extends ByteArrayOutputStream {
            @Override
            public synchronized void write(int value) {
                super.write(value);
            }

            @Override
            public synchronized int size() {
                return super.size();
            }
        }

        private final ByteArrayOutputStream log = new OwnLog();

        @Override
        public void raise() {
            log.write(1);
        }

        @Override
        public boolean isRaised() {
            return log.size() > 0;
        }
    }

    @Subject(model = FlagModel.class)
    public static class InNameOfThread implements Flag {
        private final Thread named = new Thread("lowered");

        @Override
        public void raise() {
            named.setName("raised");
        }

        @Override
        public boolean isRaised() {
            return named.getName().equals("raised");
        }
    }

    @Subject(model = FlagModel.class)
    public static class InMarker implements Flag {
        private final IMarkerFactory markers = new BasicMarkerFactory();
        private final Marker marker = markers.getMarker("a");

        @Override
        public void raise() {
            marker.add(markers.getMarker("b"));
        }

        @Override
        public boolean isRaised() {
            return marker.hasReferences();
        }
    }

    /** The event that a logger of this kind keeps is in a plain field. */
    @Subject(model = FlagModel.class)
    public static class InLoggingEvent implements Flag {
        private final DefaultLoggingEvent event = new DefaultLoggingEvent(Level.INFO, null);

        @Override
        public synchronized void raise() {
            event.setMessage("raised");
        }

        @Override
        public synchronized boolean isRaised() {
            return event.getMessage() != null;
        }
    }

    static Stream<Class<?>> subjects() {
        return Stream.of(
                InOwnKindOfStream.class, BySuper.class, InNameOfThread.class, InMarker.class, InLoggingEvent.class);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void an_answer_that_comes_from_it_is_no_violation_in_either_order(Class<?> subject) {
        assertThat(Checks.explore(subject, "raise() | isRaised()", ALLOWANCE)).isInstanceOf(Clean.class);
    }

    @Test
    void a_race_in_a_library_of_loggers_is_seen() {
        assertThat(Checks.explore(InRacyLoggingEvent.class, "raise() | isRaised()", ALLOWANCE))
                .isInstanceOfSatisfying(
                        Clean.class, clean -> assertThat(clean.race()).isNotNull());
    }
}
