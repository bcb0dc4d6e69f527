package dev.turnstile.models.locks;

import static dev.turnstile.models.locks.Calls.enabled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BankerModelTest {
    private final BankerModel banker = new BankerModel();

    @Test
    void what_there_is_not_enough_of_is_not_lent() {
        banker.request(0, 0, 1);
        assertThat(enabled(0, () -> banker.request(1, 0, 1))).isFalse();
        assertThat(banker.release(0)).isEqualTo(1);
        assertThat(enabled(0, () -> banker.request(1, 0, 1))).isTrue();
    }

    @Test
    void what_there_is_enough_of_is_not_lent_either_if_a_circle_could_close_across_the_kinds() {
        banker.request(0, 2, 0);
        assertThat(enabled(0, () -> banker.request(1, 0, 1))).isFalse();
        assertThat(banker.safe()).isTrue();
        assertThat(banker.release(1)).as("it was lent nothing").isZero();
    }

    @Test
    void who_can_be_served_after_another_is_lent_its_share_now() {
        banker.request(0, 2, 0);
        assertThat(enabled(0, () -> banker.request(1, 1, 0))).isTrue();
        assertThat(enabled(0, () -> banker.request(0, 0, 1))).isTrue();
        assertThat(banker.safe()).isTrue();
    }

    @Test
    void more_than_the_claim_is_refused() {
        banker.request(0, 1, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> banker.request(0, 2, 0));
    }
}
