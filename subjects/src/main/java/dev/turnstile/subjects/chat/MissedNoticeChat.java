package dev.turnstile.subjects.chat;

import dev.turnstile.models.chat.ChatRoomModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import dev.turnstile.support.chat.ChatHall;
import dev.turnstile.support.chat.ChatMember;
import java.util.List;

/**
 * Sends a line to those who were there before it had its turn: a member that joins between the look at the list and the turn is in the
 * room when the line comes, all others hear of its joining first, and it never hears the line.
 *
 * <p>Ann joins, and her joining is the first line of the log: {@code announce():2 | join(ANN):true} and afterwards {@code heard():[ann
 * joined]}. Fixed by {@link LockedChatRoom}.
 */
@Subject(model = ChatRoomModel.class)
@Broken(
        fault = LostElement.class,
        because = "the receivers of a line are chosen before the lock is taken under which it is sent",
        fixedBy = LockedChatRoom.class)
public class MissedNoticeChat extends LockedChatRoom {
    public MissedNoticeChat() {
        super(new ChatHall() {
            @Override
            protected int tellAll(String line) {
                List<ChatMember> present = present(); // the fault: the lock is not held
                return alone(() -> tell(present, line));
            }
        });
    }
}
