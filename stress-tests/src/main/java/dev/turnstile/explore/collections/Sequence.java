package dev.turnstile.explore.collections;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that grows. The exploration uses it wherever it works within an execution: there java.util's lists are instrumented as soon as the
 * subject uses them, and their code then takes ten times as long, for us as well. Measured: half of the processor time of a program with a
 * pool of threads and lists of its own.
 *
 * @param <E> the elements
 */
public final class Sequence<E> implements Iterable<E> {
    private static final int FIRST_CAPACITY = 4;
    private static final @Nullable Object[] NONE = {};

    private @Nullable Object[] elements = NONE;
    private int size;

    /** Makes an empty sequence. */
    public Sequence() {}

    /** Makes a sequence of some elements. */
    @SafeVarargs
    public static <E> Sequence<E> of(E... elements) {
        Sequence<E> sequence = new Sequence<>();
        for (E element : elements) sequence.add(element);
        return sequence;
    }

    /** The number of elements. */
    public int size() {
        return size;
    }

    /** Whether there is no element. */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * Returns an element.
     *
     * @throws IndexOutOfBoundsException if there is none at this index
     */
    @SuppressWarnings("unchecked")
    public E get(int index) {
        if (index < 0 || index >= size) throw new IndexOutOfBoundsException(index + " of " + size);
        return (E) elements[index];
    }

    /**
     * Replaces an element.
     *
     * @throws IndexOutOfBoundsException if there is none at this index
     */
    public void set(int index, @Nullable E element) {
        get(index);
        elements[index] = element;
    }

    /** Appends an element. */
    public void add(@Nullable E element) {
        if (size == elements.length) {
            @Nullable Object[] larger = new Object[Math.max(FIRST_CAPACITY, 2 * size)];
            System.arraycopy(elements, 0, larger, 0, size);
            elements = larger;
        }
        elements[size++] = element;
    }

    /** Appends other elements, in their order. */
    public void addAll(Iterable<? extends E> others) {
        for (E other : others) add(other);
    }

    /** Removes the first element and returns it; {@code null} if there is none. */
    @Nullable
    public E poll() {
        return isEmpty() ? null : removeAt(0);
    }

    /** Removes the first element that equals another. Returns whether there was one. */
    public boolean remove(E element) {
        for (int i = 0; i < size; i++) {
            if (!Objects.equals(get(i), element)) continue;
            removeAt(i);
            return true;
        }
        return false;
    }

    /** Removes all elements that a condition holds for. */
    public void removeIf(Predicate<? super E> condition) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            E element = get(i);
            if (!condition.test(element)) elements[kept++] = element;
        }
        while (size > kept) elements[--size] = null;
    }

    private E removeAt(int index) {
        E removed = get(index);
        System.arraycopy(elements, index + 1, elements, index, size - index - 1);
        elements[--size] = null;
        return removed;
    }

    /** Whether an element is among them: the same, not an equal one. */
    public boolean contains(E element) {
        for (int i = 0; i < size; i++) if (elements[i] == element) return true;
        return false;
    }

    /** Removes all elements. */
    public void clear() {
        cut(0);
    }

    /** Removes all elements from an index on. */
    public void cut(int from) {
        while (size > from) elements[--size] = null;
    }

    /** The elements as a stream, for use between executions. */
    public Stream<E> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<E> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public E next() {
                if (!hasNext()) throw new NoSuchElementException();
                return get(next++);
            }
        };
    }
}
