package dev.turnstile.subjects.chat;

import dev.turnstile.models.chat.ChatRoomModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.OverAdmission;
import dev.turnstile.support.chat.ChatHall;
import dev.turnstile.support.chat.ChatMember;

/**
 * Looks whether a name is free before it takes the lock under which it lets its bearer in: while one thread of the server admits a client,
 * another one finds the same name free for another client, waits for the lock, and admits that one too.
 *
 * <p>Two clients: {@code join(ANN):true | join(ANN):true}. Fixed by {@link LockedChatRoom}.
 */
@Subject(model = ChatRoomModel.class)
@Broken(
        fault = OverAdmission.class,
        because = "the names are checked before the lock is taken",
        fixedBy = LockedChatRoom.class)
public class DuplicateNameChat extends LockedChatRoom {
    public DuplicateNameChat() {
        super(new ChatHall() {
            @Override
            protected boolean enter(ChatMember newcomer) {
                // the fault: two steps, without the lock around both
                return isFree(newcomer) && admit(newcomer);
            }
        });
    }
}
