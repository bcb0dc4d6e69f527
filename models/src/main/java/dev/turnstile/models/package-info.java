/** Types that contracts of several topics share. */
@NullMarked
package dev.turnstile.models;

import org.jspecify.annotations.NullMarked;
