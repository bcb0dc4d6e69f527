package dev.turnstile.support.chat;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The members, and the lines that they send. For any number of threads.
 *
 * <p>A thread that changes the members, or tells all of them something, does it alone, from the look at the members to the last
 * datagram. So there is one order of joining, leaving and telling, each member is told in this order, and no member is left out. A
 * thread that only looks up a member does not wait: a published list is replaced, and never changed.
 *
 * <p>From the network the server learns nothing of members that have crashed: Linux keeps what ICMP says of a datagram from a socket that
 * is not connected, and this one talks to all. So a member is dropped if it has not been heard of for a while and somebody else wants its
 * name.
 */
public class ChatHall {
    public static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Lock lock = new ReentrantLock();
    private final LongSupplier clock;
    private volatile List<ChatMember> members = List.of();
    private int logged;

    public ChatHall() {
        this(System::nanoTime);
    }

    /** @param clock tells the time, in nanoseconds from any point on */
    public ChatHall(LongSupplier clock) {
        this.clock = clock;
    }

    /** Lets somebody in, if nobody there has that name or that address. */
    protected boolean enter(ChatMember newcomer) {
        return alone(() -> isFree(newcomer) && admit(newcomer));
    }

    /** Tells all members a line, and returns its place in the log. */
    protected int tellAll(String line) {
        return alone(() -> tell(present(), line));
    }

    /** Returns all members, as a list that never changes. */
    public final List<ChatMember> present() {
        return members;
    }

    /** Does something that nobody else does anything beside. */
    protected final <T> T alone(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    /** Tells some a line, and answers its place in the log. Not for two at a time. */
    protected final int tell(List<ChatMember> members, String line) {
        members.forEach(member -> member.tell(line));
        return nextPlace();
    }

    /** Returns the place of the next line in the log. Not for two at a time. */
    protected final int nextPlace() {
        return ++logged;
    }

    /** Returns whether nobody has that name or that address, but for one with the name who seems to have crashed. */
    protected final boolean isFree(ChatMember newcomer) {
        return present().stream()
                .noneMatch(member -> member.address().equals(newcomer.address())
                        || member.name().equals(newcomer.name()) && !isSilent(member));
    }

    private boolean isSilent(ChatMember member) {
        return clock.getAsLong() - member.lastSeenNanos() > PATIENCE_NANOS;
    }

    /** Adds a member, in place of a silent one of the same name, and tells all. */
    protected final boolean admit(ChatMember newcomer) {
        return alone(() -> {
            for (ChatMember member : present())
                if (member.name().equals(newcomer.name()) && isSilent(member)) leave(member);
            List<ChatMember> all = new ArrayList<>(present());
            all.add(newcomer);
            var _ = tell(all, newcomer.name() + " joined");
            members = List.copyOf(all);
            return true;
        });
    }

    /** Returns whether somebody was there who is not any more. */
    final boolean leave(ChatMember leaver) {
        return alone(() -> {
            List<ChatMember> others = new ArrayList<>(present());
            if (!others.remove(leaver)) return false;
            members = List.copyOf(others);
            var _ = tell(others, leaver.name() + " left");
            return true;
        });
    }

    /** Returns the member that sends from an address, if there is one, and notes that it was heard just now. */
    final @Nullable ChatMember at(SocketAddress address) {
        for (ChatMember member : present()) {
            if (!member.address().equals(address)) continue;
            member.seen(clock.getAsLong());
            return member;
        }
        return null;
    }

    final long now() {
        return clock.getAsLong();
    }
}
