package dev.turnstile.subjects.chat;

import dev.turnstile.models.chat.ChatRoomModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Fault;
import dev.turnstile.spec.Subject;

/**
 * Looks whether a name is free, and lets its bearer in, each under the lock, but not both: two threads of the server find the name free for
 * two clients, and let both in. Neither can be told from the other then.
 *
 * <p>Two clients: {@code join(ANN):true | join(ANN):true}. Fixed by {@link LockedChatRoom}.
 */
@Subject(model = ChatRoomModel.class)
@Broken(
        fault = Fault.OVER_ADMISSION,
        because = "the lock is released between the look at the names and the entry",
        fixedBy = LockedChatRoom.class)
public class DuplicateNameChat extends LockedChatRoom {
    public DuplicateNameChat() {
        super(new ChatHall() {
            @Override
            boolean enter(ChatMember newcomer) {
                if (!isFree(newcomer)) return false;
                admit(newcomer);
                return true;
            }
        });
    }
}
