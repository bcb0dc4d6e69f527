/** The implementations under test, by topic: broken ones that must be exposed, fixed ones that must come out clean. */
@NullMarked
package dev.turnstile.subjects;

import org.jspecify.annotations.NullMarked;
