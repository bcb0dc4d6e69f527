/** What subjects of several topics share: waits that can be ended from outside. */
@NullMarked
package dev.turnstile.subjects;

import org.jspecify.annotations.NullMarked;
