package dev.turnstile.subjects.queues;

import org.jspecify.annotations.Nullable;

/** Values in a circle of nodes, from either side of the one node that holds none; for one thread at a time. */
final class LinkedValues {
    private final Node ends = new Node(0);

    void addFirst(int value) {
        link(ends, value, ends.next);
    }

    void addLast(int value) {
        link(ends.previous, value, ends);
    }

    @Nullable
    Integer pollFirst() {
        return unlink(ends.next);
    }

    @Nullable
    Integer pollLast() {
        return unlink(ends.previous);
    }

    int size() {
        int size = 0;
        for (Node node = ends.next; node != ends; node = node.next) size++;
        return size;
    }

    private static void link(Node previous, int value, Node next) {
        Node node = new Node(value);
        node.previous = previous;
        node.next = next;
        previous.next = node;
        next.previous = node;
    }

    private @Nullable Integer unlink(Node node) {
        if (node == ends) return null;
        node.previous.next = node.next;
        node.next.previous = node.previous;
        return node.value;
    }

    /** Its links are volatile, so that what goes wrong without a lock goes wrong by the order of the steps alone. */
    private static final class Node {
        final int value;
        volatile Node previous = this;
        volatile Node next = this;

        Node(int value) {
            this.value = value;
        }
    }
}
