package mystack

import java.util.concurrent.atomic.AtomicReference

/** The concurrent class: production code, which knows nothing of Turnstile. */
class TreiberStack {
    private class Node(val value: Int, val next: Node?)

    private val top = AtomicReference<Node?>()

    fun push(value: Int) {
        do {
            val old = top.get()
        } while (!top.compareAndSet(old, Node(value, old)))
    }

    fun pop(): Int? {
        while (true) {
            val old = top.get() ?: return null
            if (top.compareAndSet(old, old.next)) return old.value
        }
    }
}
