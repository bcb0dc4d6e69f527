package dev.turnstile.engine.jcstress.run;

import dev.turnstile.engine.jcstress.source.Shape;
import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.engine.jcstress.source.TestWriter;
import dev.turnstile.history.Response;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.runners.CounterThread;

/**
 * The instances that a slice's actors run through, each actor in the same order. Read while actors may still run: exact for those that
 * have come to rest.
 */
final class Instances {
    private final StressTest test;
    private final Object[] states;
    private final Object[] answers;

    Instances(StressTest test, List<CounterThread<?>> actors) {
        this.test = test;
        this.states = (Object[]) field(actors.get(0), "ss");
        this.answers = (Object[]) field(actors.get(0), "rs");
    }

    private static Object field(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return Objects.requireNonNull(field.get(owner), name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("jcstress generates its runners in another form than 0.16 did", e);
        }
    }

    /** The number of instances that a thread is done with. */
    int done(int thread) {
        int done = 0;
        for (int i = 0; i < states.length; i++) {
            if (isDone(thread, i)) done++;
        }
        return done;
    }

    /** The instance that a thread hangs in: the first with which it is not done. */
    int current(int thread) {
        for (int i = 0; i < states.length; i++) {
            if (!isDone(thread, i)) return i;
        }
        return states.length;
    }

    boolean isDone(int thread, int instance) {
        return (boolean) field(states[instance], StressTest.doneField(thread));
    }

    /**
     * The instance whose post part a thread has not come through; each thread takes a range of its own of the instances for it.
     *
     * @return {@code null} if there is none
     */
    @Nullable
    Integer inPost(int thread, int threads) {
        int end = (int) ((thread + 1L) * states.length / threads);
        for (int i = (int) ((long) thread * states.length / threads); i < end; i++) {
            if (isDone(0, i) && !(boolean) field(states[i], StressTest.POST_DONE)) return i;
        }
        return null;
    }

    /** The subject that an instance is or holds. */
    Object subject(int instance) {
        return test.shape() == Shape.EXTENDS ? states[instance] : field(states[instance], TestWriter.SUBJECT);
    }

    /** Returns the answers so far of the actors of the parallel and post parts on an instance. */
    List<@Nullable Response> answers(int instance) {
        return test.layout().read(answers[instance]);
    }
}
