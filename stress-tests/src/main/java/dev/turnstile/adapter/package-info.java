/** Classes as they are, made into subjects: the contract is their methods, the model the same class run by one thread at a time. */
@NullMarked
package dev.turnstile.adapter;

import org.jspecify.annotations.NullMarked;
