package dev.turnstile.explore;

import dev.turnstile.explore.collections.Sequence;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The visible operation that a thread makes next. Everything after it, up to the thread's next one, belongs to the same step. */
public sealed interface Transition {
    /** The place in the code, as the carrier of the threads numbers places; equal in every execution. */
    int site();

    /** Whether the thread can make it now. */
    default boolean isPossible() {
        return this instanceof Request<?> request ? request.isAdmitted() : !(this instanceof Await);
    }

    /**
     * Accesses memory.
     *
     * @param accesses the places; most transitions have one, a bulk copy has many
     */
    record Touch(Sequence<Access> accesses, int site) implements Transition {
        /** One of a single place. */
        public Touch(Access access, int site) {
            this(Sequence.of(access), site);
        }
    }

    /**
     * Asks for something of a resource, and waits until it is admitted.
     *
     * @param resource the resource
     * @param admits in which states the thread may go on
     * @param timeout in which states it may give up waiting, where its wait has a limit; {@code null} where it has none
     * @param effect what it does to the state once admitted, also after a time-out
     * @param edge which way the memory model orders it
     * @param also another resource whose change may admit it: a waiting thread's interruption; mostly {@code null}
     */
    record Request<S>(
            Resource<S> resource,
            Predicate<S> admits,
            @Nullable Predicate<S> timeout,
            UnaryOperator<S> effect,
            Edge edge,
            @Nullable Resource<?> also,
            int site)
            implements Transition {
        private record Always<S>() implements Predicate<S> {
            @Override
            public boolean test(S state) {
                return true;
            }
        }

        /** Admits in every state: the request does not wait, but what it comes to may depend on the state. */
        public static <S> Predicate<S> always() {
            return new Always<>();
        }

        /** Whether it takes what it asks for, or goes on without. */
        boolean isAttempt() {
            return admits instanceof Always && edge.acquires();
        }

        boolean isAdmitted() {
            return admits.test(resource.state());
        }

        boolean mayTimeOut() {
            return timeout != null && timeout.test(resource.state());
        }
    }

    /** Calls code whose accesses nobody reports: it may read and write anything. */
    record Opaque(int site) implements Transition {}

    /**
     * Goes on with a loop that changes nothing, once something that it reads has changed.
     *
     * @param watched what it reads
     * @param certain whether the round that led here could be left out: no other thread has seen it, and the next round depends on nothing but
     *     what it reads
     */
    record Await(Watched watched, boolean certain, int site) implements Transition {}

    /** Which way a request is ordered by the memory model. */
    enum Edge {
        /** It orders nothing. */
        NONE,
        /** It sees what those that released before it did before. */
        ACQUIRE,
        /** It shows what the thread did before to those that acquire later. */
        RELEASE,
        /** Both. */
        BOTH;

        boolean acquires() {
            return this == ACQUIRE || this == BOTH;
        }

        boolean releases() {
            return this == RELEASE || this == BOTH;
        }
    }
}
