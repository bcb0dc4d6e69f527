/** Where in the sources something happened. */
@NullMarked
package dev.turnstile.reports.place;

import org.jspecify.annotations.NullMarked;
