/** Scenarios: operations with arguments in an init part, parallel threads and a post part; and their one text form. */
@NullMarked
package dev.turnstile.scenario;

import org.jspecify.annotations.NullMarked;
