/** Live threads as the JVM and the operating system show them: which a subject started, and what each does now. */
@NullMarked
package dev.turnstile.hang.threads;

import org.jspecify.annotations.NullMarked;
