/** Collections for the inside of an execution, where java.util's are instrumented and slow. */
@NullMarked
package dev.turnstile.explore.collections;

import org.jspecify.annotations.NullMarked;
