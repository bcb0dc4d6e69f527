package dev.turnstile.subjects.chat;

import dev.turnstile.models.chat.ChatRoomModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Fault;
import dev.turnstile.spec.Subject;
import java.util.List;

/**
 * Sends a line to those who were there before it had its turn: who joins between the copy of the list and the turn is in the room when the
 * line comes, all others hear its joining first, and it never hears the line.
 *
 * <p>One member, and one who joins: {@code [join(ANN):true] announce(), heard():[ann joined, bob joined, the room is open] |
 * join(BOB):true, heard():[bob joined]}, and what Bob hears later does not begin with the announcement. Fixed by {@link LockedChatRoom}.
 */
@Subject(model = ChatRoomModel.class)
@Broken(
        fault = Fault.LOST_ELEMENT,
        because = "who is to hear a line is settled before the lock is taken under which it is sent",
        fixedBy = LockedChatRoom.class)
public class MissedNoticeChat extends LockedChatRoom {
    public MissedNoticeChat() {
        super(new ChatHall() {
            @Override
            void tellAll(String line) {
                List<ChatMember> present = present();
                lock.writeLock().lock();
                try {
                    present.forEach(member -> member.tell(line));
                } finally {
                    lock.writeLock().unlock();
                }
            }
        });
    }
}
