/** Starts JVMs like this one: their command line, their connection to the parent, their output, and directories that go with them. */
@NullMarked
package dev.turnstile.launch;

import org.jspecify.annotations.NullMarked;
