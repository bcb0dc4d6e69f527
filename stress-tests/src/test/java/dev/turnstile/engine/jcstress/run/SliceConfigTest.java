package dev.turnstile.engine.jcstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.SpinLoopStyle;

class SliceConfigTest {
    @Test
    void jcstress_reads_what_was_meant() {
        ForkedTestConfig read =
                new SliceConfig("a.Runner", SpinLoopStyle.THREAD_YIELD, 10, 64, 16, List.of(3, 5)).toJcstress();
        assertThat(read.spinLoopStyle).isEqualTo(SpinLoopStyle.THREAD_YIELD);
        assertThat(read.time).isEqualTo(10);
        assertThat(read.iters).isEqualTo(1);
        assertThat(read.generatedRunnerName).isEqualTo("a.Runner");
        assertThat(read.strideSize).isEqualTo(64);
        assertThat(read.strideCount).isEqualTo(16);
        assertThat(read.localAffinity).isTrue();
        assertThat(read.localAffinityMap).containsExactly(3, 5);
    }

    @Test
    void without_processors_nothing_is_pinned() {
        assertThat(new SliceConfig("a.Runner", SpinLoopStyle.HARD, 0, 8, 1, List.of()).toJcstress().localAffinity)
                .isFalse();
    }
}
