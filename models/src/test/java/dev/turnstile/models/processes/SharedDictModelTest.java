package dev.turnstile.models.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SharedDictModelTest {
    @Test
    void what_is_left_survives_the_death_of_clients() {
        SharedDict dict = new SharedDictModel();
        assertThat(dict.takeOne()).isEqualTo(SharedDict.INITIAL - 1);
        dict.crash();
        assertThat(dict.left()).isEqualTo(SharedDict.INITIAL - 1);
        assertThat(dict.takeOne()).isEqualTo(SharedDict.INITIAL - 2);
    }

    @Test
    void nothing_is_answered_any_more_once_the_manager_is_dead() {
        MortalDict dict = new MortalDictModel();
        assertThat(dict.takeOne()).isEqualTo(MortalDict.INITIAL - 1);
        assertThat(dict.left()).isEqualTo(MortalDict.INITIAL - 1);
        dict.killManager();
        dict.killManager();
        assertThatThrownBy(dict::takeOne).isInstanceOf(ManagerGone.class);
        assertThatThrownBy(dict::left).isInstanceOf(ManagerGone.class);
    }
}
