package dev.turnstile.models.chat;

import java.util.List;

/**
 * A room with one log of what happens: {@code ann joined}, {@code ann: hello}, {@code ann left}, and what is announced. Each thread is a
 * client; while it is a member it hears the log, line by line and in the log's order, from its own joining on, and up to its leaving.
 */
public interface ChatRoom {
    /** The text of an announcement. */
    String ANNOUNCEMENT = "the room is open";

    /** Becomes a member under a name; {@code false} if a member has that name, or the caller is a member already. */
    boolean join(Name name);

    /**
     * Says something that all members hear, the caller too. Answers the lines that the caller has not asked for yet, up to that one;
     * nothing is said, and none answered, if it is no member.
     */
    List<String> say(Text text);

    /** Leaves; nothing happens if the caller is no member. */
    void leave();

    /** Returns the lines that the caller has not asked for yet, however often it has been a member. */
    List<String> heard();

    /** Has the room itself say something, as anybody may. Answers the line's place in the log, from 1 on. */
    int announce();
}
