package dev.turnstile.subjects.chat;

import dev.turnstile.models.chat.ChatRoomModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Fault;
import dev.turnstile.spec.Subject;

/**
 * Tells all members something under the read lock, since it only reads who they are. But two lines may be on their way at the same time
 * then: members are told one first, and the other one comes first in the log, or with another member. There is no one order any more.
 *
 * <p>Ann is a member: {@code say(HELLO):[ann joined, ann: hello] | announce():2}, where her joining is the first line of the log. Fixed by
 * {@link LockedChatRoom}.
 */
@Subject(model = ChatRoomModel.class)
@Broken(
        fault = Fault.LOST_ELEMENT,
        because = "the lock under which lines are sent lets others send at the same time",
        fixedBy = LockedChatRoom.class)
public class ReorderedChat extends LockedChatRoom {
    public ReorderedChat() {
        super(new ChatHall() {
            @Override
            int tellAll(String line) {
                lock.readLock().lock();
                try {
                    return tell(present(), line);
                } finally {
                    lock.readLock().unlock();
                }
            }
        });
    }
}
