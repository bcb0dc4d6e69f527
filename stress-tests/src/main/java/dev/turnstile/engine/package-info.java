/** What an engine is given and what it answers; each engine lives in a package of its own. */
@NullMarked
package dev.turnstile.engine;

import org.jspecify.annotations.NullMarked;
