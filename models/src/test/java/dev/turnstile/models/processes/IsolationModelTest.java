package dev.turnstile.models.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IsolationModelTest {
    private final Isolation isolation = new IsolationModel();

    @Test
    void each_child_starts_from_the_parents_value_and_changes_its_own() {
        assertThat(isolation.childAdds(2)).isEqualTo(2);
        assertThat(isolation.value()).isZero();

        isolation.set(1);
        assertThat(isolation.childAdds(2)).isEqualTo(3);
        assertThat(isolation.childAdds(1)).isEqualTo(2);
        assertThat(isolation.value()).isEqualTo(1);
    }
}
