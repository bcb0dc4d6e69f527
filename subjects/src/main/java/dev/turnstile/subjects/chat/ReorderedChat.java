package dev.turnstile.subjects.chat;

import dev.turnstile.models.chat.ChatRoomModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import dev.turnstile.support.chat.ChatHall;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tells all members at once, each by a thread of its own, so that none waits for another one; but under the lock these threads are only
 * started. Two lines may be on their way at the same time then: members are told one first, and the other one comes first in the log, or
 * with another member. There is no one order any more.
 *
 * <p>Ann is a member: {@code say(HELLO):[ann joined, ann: hello] | announce():2}, where her joining is the first line of the log. Fixed by
 * {@link LockedChatRoom}.
 */
@Subject(model = ChatRoomModel.class)
@Broken(
        fault = LostElement.class,
        because = "threads that are started under the lock send the lines after it",
        fixedBy = LockedChatRoom.class)
public class ReorderedChat extends LockedChatRoom {
    public ReorderedChat() {
        super(new ChatHall() {
            @Override
            protected int tellAll(String line) {
                try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
                    return alone(() -> {
                        // the fault: each line has its own thread, so a later line may come first
                        present().forEach(member -> atOnce.execute(() -> member.tell(line)));
                        return nextPlace();
                    });
                }
            }
        });
    }
}
