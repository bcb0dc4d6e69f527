/** Facts about methods of the JDK, each in one place: which take locks, start or interrupt threads, wait for a time, or reach beyond the JVM. */
@NullMarked
package dev.turnstile.jdk;

import org.jspecify.annotations.NullMarked;
