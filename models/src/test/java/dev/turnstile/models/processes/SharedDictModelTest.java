package dev.turnstile.models.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SharedDictModelTest {
    @Test
    void whatIsLeftSurvivesTheDeathOfClients() {
        SharedDict dict = new SharedDictModel();
        assertThat(dict.takeOne()).isEqualTo(SharedDict.INITIAL - 1);
        dict.crash();
        assertThat(dict.left()).isEqualTo(SharedDict.INITIAL - 1);
        assertThat(dict.takeOne()).isEqualTo(SharedDict.INITIAL - 2);
    }

    @Test
    void nothingIsAnsweredAnyMoreOnceTheManagerIsDead() {
        MortalDict dict = new MortalDictModel();
        assertThat(dict.takeOne()).isEqualTo(MortalDict.INITIAL - 1);
        assertThat(dict.left()).isEqualTo(MortalDict.INITIAL - 1);
        dict.killManager();
        dict.killManager();
        assertThatThrownBy(dict::takeOne).isInstanceOf(ManagerGone.class);
        assertThatThrownBy(dict::left).isInstanceOf(ManagerGone.class);
    }
}
