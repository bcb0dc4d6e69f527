/** Mutation operators: small faults of concurrency, each made in the bytecode of one class. */
@NullMarked
package dev.turnstile.mutation.operator;

import org.jspecify.annotations.NullMarked;
