/** The page for people: what the templates show, worked out beforehand as plain data. */
@NullMarked
package dev.turnstile.reports.page;

import org.jspecify.annotations.NullMarked;
