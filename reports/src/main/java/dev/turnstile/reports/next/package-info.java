/** Files that the next campaign can be given: the findings of this one, and the cost of each subject. */
@NullMarked
package dev.turnstile.reports.next;

import org.jspecify.annotations.NullMarked;
