package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fences order plain accesses, together with an access to one place that is not plain. */
@Tag("slow")
class FencesTest {
    /** Hands a plain value over by a flag. */
    public static class Mail {
        private static final VarHandle SENT;

        static {
            try {
                SENT = MethodHandles.lookup().findVarHandle(Mail.class, "sent", boolean.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @SuppressWarnings({"unused", "UnusedVariable"}) // by its handle only
        private boolean sent;

        private int value;

        public void sendFenced() {
            value = 1;
            VarHandle.releaseFence();
            SENT.setOpaque(this, true);
        }

        public void sendFullyFenced() {
            value = 1;
            VarHandle.fullFence();
            SENT.setOpaque(this, true);
        }

        public void sendFencedLate() {
            value = 1;
            SENT.setOpaque(this, true);
            VarHandle.fullFence();
        }

        public void sendAfterFence() {
            VarHandle.fullFence();
            value = 1;
            SENT.setOpaque(this, true);
        }

        public void sendReleased() {
            value = 1;
            SENT.setRelease(this, true);
        }

        public void sendWithWritesFenced() {
            value = 1;
            VarHandle.storeStoreFence();
            SENT.setOpaque(this, true);
        }

        public int lookAndSendWithWritesFenced() {
            int seen = value;
            VarHandle.storeStoreFence();
            SENT.setOpaque(this, true);
            return seen;
        }

        public int lookAndSendFenced() {
            int seen = value;
            VarHandle.releaseFence();
            SENT.setOpaque(this, true);
            return seen;
        }

        public int receiveWithReadsFenced() {
            if (!(boolean) SENT.getOpaque(this)) return -1;
            VarHandle.loadLoadFence();
            return value;
        }

        public int overwriteWithReadsFenced() {
            if (!(boolean) SENT.getOpaque(this)) return -1;
            VarHandle.loadLoadFence();
            value = 2;
            return 2;
        }

        public int overwriteFenced() {
            if (!(boolean) SENT.getOpaque(this)) return -1;
            VarHandle.acquireFence();
            value = 2;
            return 2;
        }

        public int receiveFenced() {
            if (!(boolean) SENT.getOpaque(this)) return -1;
            VarHandle.acquireFence();
            return value;
        }

        public int receiveFullyFenced() {
            if (!(boolean) SENT.getOpaque(this)) return -1;
            VarHandle.fullFence();
            return value;
        }

        public int receiveAcquired() {
            return (boolean) SENT.getAcquire(this) ? value : -1;
        }

        public int receiveUnfenced() {
            return (boolean) SENT.getOpaque(this) ? value : -1;
        }

        public int receiveFencedEarly() {
            VarHandle.fullFence();
            return (boolean) SENT.getOpaque(this) ? value : -1;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sendFenced | receiveFenced",
                "sendFullyFenced | receiveFullyFenced",
                "sendFenced | receiveAcquired",
                "sendReleased | receiveFenced",
                "sendWithWritesFenced | receiveWithReadsFenced",
                "sendWithWritesFenced | receiveFenced",
                "sendWithWritesFenced | receiveAcquired",
                "sendFenced | receiveWithReadsFenced",
                "sendReleased | receiveWithReadsFenced"
            })
    void a_fence_on_each_side_orders(String scenario) {
        ExploringRuns runs = ExploringRuns.of(Mail.class, scenario);
        assertThat(runs.races()).isEmpty();
        assertThat(runs.outcomes()).containsExactlyInAnyOrder("void | 1", "void | -1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sendFenced | receiveUnfenced",
                "sendFenced | receiveFencedEarly",
                "sendFencedLate | receiveFenced",
                "sendAfterFence | receiveFullyFenced"
            })
    void one_alone_or_in_the_wrong_place_does_not(String scenario) {
        assertThat(ExploringRuns.of(Mail.class, scenario).races()).containsExactly("Mail.value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendWithWritesFenced | overwriteFenced", "lookAndSendFenced | overwriteFenced"})
    void a_write_is_ordered_after_what_its_fence_and_the_others_cover(String scenario) {
        assertThat(ExploringRuns.of(Mail.class, scenario).races()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sendWithWritesFenced | receiveUnfenced",
                "sendWithWritesFenced | overwriteWithReadsFenced",
                "sendFenced | overwriteWithReadsFenced",
                "lookAndSendWithWritesFenced | overwriteFenced",
                "lookAndSendFenced | overwriteWithReadsFenced"
            })
    void a_fence_of_writes_orders_no_reads_and_one_of_reads_no_writes(String scenario) {
        assertThat(ExploringRuns.of(Mail.class, scenario).races()).containsExactly("Mail.value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendFenced | receiveFenced", "sendWithWritesFenced | receiveWithReadsFenced"})
    void a_proof_names_them(String scenario) {
        assertThat(ExploringRuns.of(Mail.class, scenario).notes()).anyMatch(note -> note.startsWith("a fence at "));
    }
}
