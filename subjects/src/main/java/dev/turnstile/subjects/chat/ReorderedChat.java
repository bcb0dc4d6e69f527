package dev.turnstile.subjects.chat;

import dev.turnstile.models.chat.ChatRoomModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Fault;
import dev.turnstile.spec.Subject;

/**
 * Tells all members something under the read lock, since it only reads who they are. But two lines may be on their way at the same time
 * then: one of two members is told them in one order, the other one in the other, and there is no log any more.
 *
 * <p>Two members: {@code say(HELLO):true, heard():[ann: hello, bob: indeed] | say(INDEED):true, heard():[bob: indeed, ann: hello]}. Fixed
 * by {@link LockedChatRoom}.
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
            void tellAll(String line) {
                lock.readLock().lock();
                try {
                    tell(present(), line);
                } finally {
                    lock.readLock().unlock();
                }
            }
        });
    }
}
