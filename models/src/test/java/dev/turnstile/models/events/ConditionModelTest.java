package dev.turnstile.models.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.PendingCall;
import org.junit.jupiter.api.Test;

class ConditionModelTest {
    private final ConditionModel condition = new ConditionModel();

    @Test
    void aSignalReachesWhoHasWaitedLongest() {
        PendingCall first = PendingCall.begun(condition::await);
        PendingCall second = PendingCall.begun(condition::await);

        assertThat(condition.signal(1)).isEqualTo(1);
        assertThat(second.returns()).isFalse();
        assertThat(first.returns()).isTrue();
    }

    @Test
    void aSignalToNobodyIsNotKept() {
        assertThat(condition.signal(2)).isZero();
        assertThat(PendingCall.begun(condition::await).returns()).isFalse();
    }

    @Test
    void aSignalToMoreThanWaitReachesThoseThatDo() {
        PendingCall only = PendingCall.begun(condition::await);

        assertThat(condition.signal(2)).isEqualTo(1);
        assertThat(only.returns()).isTrue();
        assertThat(PendingCall.begun(condition::await).returns()).isFalse();
    }

    @Test
    void signalAllReachesAllButThoseReachedBefore() {
        PendingCall.begun(condition::await);
        condition.signal(1);
        PendingCall second = PendingCall.begun(condition::await);
        PendingCall third = PendingCall.begun(condition::await);

        assertThat(condition.signalAll()).isEqualTo(2);
        assertThat(second.returns()).isTrue();
        assertThat(third.returns()).isTrue();
    }

    @Test
    void awaitLevelGoesByTheLevelAsItIsAndNotByWhatItWas() {
        PendingCall waiting = PendingCall.begun(condition::awaitLevel);
        condition.setLevel(1);
        condition.setLevel(0);
        assertThat(waiting.returns()).isFalse();

        condition.setLevel(1);
        assertThat(waiting.returns()).isTrue();
        assertThat(waiting.answer()).isEqualTo(1);
    }
}
