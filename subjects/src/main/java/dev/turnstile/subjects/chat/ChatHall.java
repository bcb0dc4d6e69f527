package dev.turnstile.subjects.chat;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is there, and what becomes of what is said. For any number of threads.
 *
 * <p>Whoever changes who is there, and whoever tells all something, does it alone, from the look at who is there to the last datagram: so
 * there is one order of joining, leaving and telling, it is the order in which each member is told, and nobody is left out of it. Who only
 * looks up one member lets others do so too.
 *
 * <p>From the network the server learns nothing of members that have crashed: Linux keeps what ICMP says of a datagram from a socket that
 * is not connected, and this one talks to all. So a member is dropped if it has not been heard of for a while and somebody else wants its
 * name.
 */
class ChatHall {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<SocketAddress, ChatMember> members = new LinkedHashMap<>();
    private final LongSupplier clock;

    ChatHall() {
        this(System::nanoTime);
    }

    /** @param clock tells the time, in nanoseconds from any point on */
    ChatHall(LongSupplier clock) {
        this.clock = clock;
    }

    /** Lets somebody in, if nobody there has that name or that address. */
    boolean enter(ChatMember newcomer) {
        lock.writeLock().lock();
        try {
            if (!isFree(newcomer)) return false;
            admit(newcomer);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Tells all who are there something. */
    void tellAll(String line) {
        lock.writeLock().lock();
        try {
            present().forEach(member -> member.tell(line));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Whether nobody has that name or that address, or only somebody who seems to have crashed, and has left then. */
    final boolean isFree(ChatMember newcomer) {
        lock.writeLock().lock();
        try {
            for (ChatMember member : present()) {
                if (member.address().equals(newcomer.address())) return false;
                if (!member.name().equals(newcomer.name())) continue;
                if (clock.getAsLong() - member.lastSeenNanos() < PATIENCE_NANOS) return false;
                leave(member);
            }
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Has somebody be there, and tells all. */
    final void admit(ChatMember newcomer) {
        lock.writeLock().lock();
        try {
            members.put(newcomer.address(), newcomer);
            tellAll(newcomer.name() + " joined");
        } finally {
            lock.writeLock().unlock();
        }
    }

    final void leave(ChatMember member) {
        lock.writeLock().lock();
        try {
            members.remove(member.address());
            tellAll(member.name() + " left");
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** All who are there. */
    final List<ChatMember> present() {
        lock.readLock().lock();
        try {
            return new ArrayList<>(members.values());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Who sends from an address, if it is a member. It has been heard of now, so it stays while it is served. */
    final @Nullable ChatMember at(SocketAddress address) {
        lock.readLock().lock();
        try {
            ChatMember member = members.get(address);
            if (member != null) member.seen(clock.getAsLong());
            return member;
        } finally {
            lock.readLock().unlock();
        }
    }

    final long now() {
        return clock.getAsLong();
    }
}
