package dev.turnstile.models.chat;

import static dev.turnstile.models.chat.Name.ANN;
import static dev.turnstile.models.chat.Name.BOB;
import static dev.turnstile.models.chat.Text.HELLO;
import static dev.turnstile.models.chat.Text.INDEED;
import static dev.turnstile.models.locks.Calls.answer;
import static dev.turnstile.models.locks.Calls.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChatRoomModelTest {
    private final ChatRoomModel room = new ChatRoomModel();

    @Test
    void a_name_is_taken_while_its_bearer_is_there() {
        assertThat(answer(0, () -> room.join(ANN))).isTrue();
        assertThat(answer(1, () -> room.join(ANN))).isFalse();
        assertThat(enabled(0, room::leave)).isTrue();
        assertThat(answer(1, () -> room.join(ANN))).isTrue();
    }

    @Test
    void nobody_is_there_under_two_names() {
        assertThat(answer(0, () -> room.join(ANN))).isTrue();
        assertThat(answer(0, () -> room.join(BOB))).isFalse();
    }

    @Test
    void a_member_hears_the_log_from_its_joining_to_its_leaving() {
        assertThat(answer(0, () -> room.join(ANN))).isTrue();
        assertThat(answer(1, () -> room.join(BOB))).isTrue();
        assertThat(answer(0, () -> room.say(HELLO))).containsExactly("ann joined", "bob joined", "ann: hello");
        assertThat(enabled(1, room::leave)).isTrue();
        assertThat(room.announce()).isEqualTo(5);

        assertThat(answer(0, room::heard)).containsExactly("bob left", ChatRoom.ANNOUNCEMENT);
        assertThat(answer(1, room::heard)).containsExactly("bob joined", "ann: hello");
        assertThat(answer(1, room::heard)).isEmpty();
    }

    @Test
    void who_is_not_there_says_nothing() {
        assertThat(answer(0, () -> room.join(ANN))).isTrue();
        assertThat(answer(1, () -> room.say(INDEED))).isEmpty();
        assertThat(answer(0, room::heard)).containsExactly("ann joined");
        assertThat(room.announce()).isEqualTo(2);
    }
}
