package dev.turnstile.subjects.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.processes.Isolation;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A parent's value is 1, and its child adds 1. */
class IsolationSceneTest {
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the child is a shell")
    void a_process_changes_its_copy_and_the_parent_still_prints1() {
        assertThat(parentsValueAfterAChild(new IsolatedState(), "process")).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
    void the_child_is_gone_when_it_has_answered() throws IOException {
        new IsolatedState().childAdds(1);
        assertThat(ProcessTable.children()).isEmpty();
    }

    @Test
    void a_thread_has_no_copy_and_the_parent_prints2() {
        assertThat(parentsValueAfterAChild(new SharedState(), "thread")).isEqualTo(2);
    }

    private static int parentsValueAfterAChild(Isolation isolation, String kind) {
        isolation.set(1);
        int child = isolation.childAdds(1);
        System.out.printf("the child, a %s, has %d; the parent has %d%n", kind, child, isolation.value());
        assertThat(child).isEqualTo(2);
        return isolation.value();
    }
}
