package dev.turnstile.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.turnstile.evidence.EngineEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message between parent and worker. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Run.class, name = "run"),
    @JsonSubTypes.Type(value = Message.Dump.class, name = "dump"),
    @JsonSubTypes.Type(value = Message.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Message.Alive.class, name = "alive"),
    @JsonSubTypes.Type(value = Message.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Message.Prepared.class, name = "prepared"),
    @JsonSubTypes.Type(value = Message.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Message.Dumped.class, name = "dumped"),
    @JsonSubTypes.Type(value = Message.Exiting.class, name = "exiting")
})
sealed interface Message {
    /** Tells the worker to run this. */
    record Run(Task task) implements Message {}

    /** Asks the worker what its threads do. */
    record Dump() implements Message {}

    /** The engine is there and waits for a task. */
    record Ready() implements Message {}

    /** The engine got on since the last such message. */
    record Alive(String activity) implements Message {}

    /**
     * The task is done.
     *
     * @param spent whether the worker should get no further task
     * @param raceless whether it goes wrong with one thread at a time, too
     */
    record Done(EngineEvidence evidence, boolean spent, boolean raceless) implements Message {}

    /**
     * The preparation is done, as far as there was anything to prepare.
     *
     * @param spent whether the worker should get no further task
     */
    record Prepared(boolean spent) implements Message {}

    /**
     * The harness or the model failed; this says nothing about the subject.
     *
     * @param reason in a sentence
     * @param notes where it happened
     */
    record Failed(String reason, List<String> notes) implements Message {}

    /**
     * The current activity of the threads.
     *
     * @param where the frame of the subject that does not return; {@code null} where there is none
     * @param threads the threads with their stacks, one text each
     */
    record Dumped(@Nullable String where, List<String> threads) implements Message {}

    /** The JVM shuts down in an orderly way. */
    record Exiting(String how) implements Message {}
}
