/**
 * Facts about a subject before an engine runs it: what its bytecode tells, and, where that says only what may happen, what short trials show
 * ({@link dev.turnstile.code.Trial}, {@link dev.turnstile.code.InitializerRuns}).
 */
@NullMarked
package dev.turnstile.code;

import org.jspecify.annotations.NullMarked;
